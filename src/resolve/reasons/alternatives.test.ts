/** Which of the switches are told, and in which order. */
import { describe, expect, it } from 'vitest';
import { isPolicy, POLICIES } from '../../policy/registry';
import { startWith } from '../../scenario/edits';
import { parseScenario } from '../../scenario/parse';
import { cr0, wrmsr } from '../../scenario/presets/events';
import type { Scenario } from '../../scenario/types';
import { foldOf } from '../fold';
import { requirePolicy } from '../policy';
import { Snapshot } from '../segments';
import { driven } from '../testing/drive';
import { guest } from '../testing/netbook';
import { type Alternative, alternatives, MOST_ALTERNATIVES, type Mode } from './alternatives';

function told(raw: Scenario, gfn: number, mode: Mode = 'live'): { now: Snapshot; found: Alternative[] } {
  const doc = parseScenario(raw, isPolicy);
  const fold = foldOf(doc, requirePolicy(doc.policy));
  const moment = (mode === 'live' ? (doc.events ?? []) : []).reduce(
    (at, event) => fold.next(at, event).moment,
    fold.first,
  );
  const now = new Snapshot(fold, moment, 0);
  return { now, found: driven(alternatives(now, gfn, mode)) };
}

describe('the switches that change a page', () => {
  it('begin with those that change what an access gets', () => {
    let both = 0;
    for (const { id } of POLICIES)
      for (const gfn of [0xd0, 0x3f500, 0x40000]) {
        const { now, found } = told({ ...guest, policy: id }, gfn);
        const changes = found.map(({ page }) => page.effective !== now.page(gfn).effective);
        expect(changes).toEqual([...changes].sort((a, b) => Number(b) - Number(a)));
        expect(found.length).toBeLessThanOrEqual(MOST_ALTERNATIVES);
        if (changes.includes(true) && changes.includes(false)) both++;
      }
    expect(both).toBeGreaterThan(5);
  });

  it('are none of those that are refused', () => {
    const { found } = told({ ...guest, policy: 'kvm-6.16-tdx', vm: { noncoherentDma: 1 } }, 0x3f500);
    expect(found.map(({ rule }) => rule)).not.toContain('toggle.cd');
    expect(found.map(({ rule }) => rule)).toContain('toggle.policy');
  });

  it('are no policies where nothing answers an access, or after very many events', () => {
    const rules = (raw: Scenario, gfn: number): string[] => told(raw, gfn).found.map(({ rule }) => rule);
    expect(rules({ ...guest, policy: 'kvm-6.0' }, 0xfee00)).not.toContain('toggle.policy');
    const writes = (count: number): Scenario => ({
      ...guest,
      policy: 'kvm-6.0',
      events: Array.from({ length: count }, () => wrmsr('0x277', '0x7040600070406')),
    });
    expect(rules(writes(512), 0xd0)).toContain('toggle.policy');
    expect(rules(writes(513), 0xd0)).not.toContain('toggle.policy');
  });

  it('of the start are resolved at the start, those of the cursor with what they zap', () => {
    // 6.0 zaps nothing when devices come and go: at the cursor the leaf stands, at the start it is built otherwise.
    const doc: Scenario = { ...guest, policy: 'kvm-6.0', events: [cr0('0xc0050033')] };
    const dma = (mode: Mode) => told(doc, 0x3f500, mode).found.find(({ rule }) => rule === 'toggle.dma-none');
    expect(dma('live')?.page).toMatchObject({ effective: 0, built: 8 });
    const atStart = dma('setup') as Alternative;
    const other = parseScenario(startWith(parseScenario(doc, isPolicy), atStart.events ?? []), isPolicy);
    const fold = foldOf(other, requirePolicy('kvm-6.0'));
    expect(atStart.page).toEqual(new Snapshot(fold, fold.first, 0).page(0x3f500));
    expect(atStart.page).toMatchObject({ effective: 6, built: 14 });
  });
});
