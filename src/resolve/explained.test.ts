/**
 * Every step of every policy's explanation on a few guests, as it was when somebody last read it: the file below
 * `fixtures` says which rule holds at which pages, with its values. A line that changes is to be read; FREEZE=1 writes it.
 */
import { describe } from 'vitest';
import type { Policy } from '../policy/types';
import { CR0_CD, CR0_RUNNING } from '../scenario/presets/events';
import type { Scenario } from '../scenario/types';
import { explain } from './explain';
import { foldOf } from './fold';
import { Snapshot } from './segments';
import { holdsFrozen } from './testing/frozen';
import { guest, msrs } from './testing/netbook';

const SCENES: Record<string, Scenario> = {
  dma: guest,
  'no dma': { ...guest, vm: { noncoherentDma: 0 } },
  cd: { ...guest, vcpus: [{ cr0: CR0_CD, msrs }] },
  off: { ...guest, vcpus: [{ cr0: CR0_RUNNING, msrs: { ...msrs, '0x2ff': '0x401' } }] },
  'not fixed': { ...guest, vcpus: [{ cr0: CR0_RUNNING, msrs: { ...msrs, '0x2ff': '0x804' } }] },
  host: { ...guest, cpu: { maxPhysAddr: 36, selfSnoop: false }, host: { msrs } },
};
const PAGES = [0x0, 0xa0, 0xd0, 0x100, 0x3f500, 0x3f600, 0x40000, 0x80000, 0xfee00, 0x100000];

/** What a card says beside each step alike. */
const BESIDE = ['title', 'kind', 'vcpu'];

/** One line for each step of a policy, with the pages at which it is one. */
function linesOf(policy: Policy, scene: string): string[] {
  const fold = foldOf({ ...(SCENES[scene] as Scenario), policy: policy.id }, policy);
  const snapshot = new Snapshot(fold, fold.first, 0);
  const pages = new Map<string, string[]>();
  for (const gfn of PAGES)
    for (const { rule, values } of explain(snapshot, gfn).steps) {
      const text = Object.entries(values).flatMap(([name, value]) =>
        BESIDE.includes(name) ? [] : [`${name}=${String(value)}`],
      );
      const step = [rule, ...text].join(' ');
      pages.set(step, [...(pages.get(step) ?? []), gfn.toString(16)]);
    }
  return [...pages].map(([step, at]) => `${step} | ${at.join(' ')}`);
}

describe('explanations', () => holdsFrozen('explained.txt', Object.keys(SCENES), linesOf));
