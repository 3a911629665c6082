/**
 * What the second answer says of a few pages of one guest under every policy: what each step looked at, what would have been
 * otherwise, which switch would change the page, and what cures a stale one. As it was when somebody last read it, as in
 * `explained.txt`; FREEZE=1 writes it.
 */
import { describe } from 'vitest';
import type { Policy } from '../../policy/types';
import { CR0_CD } from '../../scenario/presets/events';
import type { Scenario } from '../../scenario/types';
import { explain } from '../explain';
import { foldOf } from '../fold';
import { Snapshot } from '../segments';
import { driven } from '../testing/drive';
import { holdsFrozen } from '../testing/frozen';
import { guest, msrs } from '../testing/netbook';
import { type PageReasons, reasonsOf } from './reasons';

const SCENES: Record<string, Scenario> = {
  dma: guest,
  cd: { ...guest, vm: { noncoherentDma: 0 }, vcpus: [{ cr0: CR0_CD, msrs }] },
  off: { ...guest, cpu: { maxPhysAddr: 36, selfSnoop: false }, vcpus: [{ msrs: { '0x2ff': '0x1' } }] },
  quiet: {
    ...guest,
    vm: { ...guest.vm, noncoherentDma: 0 },
    pageAttributes: [{ start: '0x0', end: '0x40000000', patIndex: 3 }],
  },
  'no snoop': { ...guest, cpu: { maxPhysAddr: 36, selfSnoop: false }, vm: { noncoherentDma: 0 } },
  unpaged: {
    ...guest,
    pageAttributes: [{ start: '0x0', end: '0x40000000', patIndex: 3 }],
    vcpus: [{ cr0: '0x11', msrs: { ...msrs, '0x2ff': '0x406' } }],
  },
  moved: { ...guest, events: [{ type: 'wrmsr', vcpu: 0, msr: '0x202', value: '0x20000000' }] },
};
const PAGES = [0xa0, 0xd0, 0x3f500, 0x40000, 0xfee00, 0x100000];

function said({ cure, toggles, steps }: PageReasons, rules: readonly string[]): string[] {
  const change = ({ events, policy }: PageReasons['toggles'][number]): string =>
    policy ?? JSON.stringify(events).replace(/"/g, '');
  return [
    ...steps.map(({ looked, otherwise }, i) => [rules[i], ...looked, otherwise ?? '-'].join('; ')),
    ...toggles.map((one) => `${one.text} ${[one.effective, one.leaf, one.built]} by ${change(one)}`),
    ...(cure ? [`${cure.text} ${JSON.stringify(cure.event ?? 'later')}`] : []),
  ];
}

/** One line for each thing that is said of a page, with the pages of which it is said. */
function linesOf(policy: Policy, scene: string): string[] {
  const doc = { ...(SCENES[scene] as Scenario), policy: policy.id };
  const fold = foldOf(doc, policy);
  const moment = (doc.events ?? []).reduce((at, event) => fold.next(at, event).moment, fold.first);
  const pages = new Map<string, string[]>();
  for (const gfn of PAGES) {
    const rules = explain(new Snapshot(fold, moment, 0), gfn).steps.map(({ rule }) => rule);
    for (const line of said(driven(reasonsOf(fold, moment, 0, gfn, 'live')), rules))
      pages.set(line, [...(pages.get(line) ?? []), gfn.toString(16)]);
  }
  return [...pages].map(([line, at]) => `${line.replaceAll(' | ', ' ¦ ')} | ${at.join(' ')}`);
}

describe('reasons', () => holdsFrozen('reasons.txt', Object.keys(SCENES), linesOf));
