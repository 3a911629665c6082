/** Which of the switches are told, and in which order. */
import { describe, expect, it } from 'vitest';
import { UC, WB } from '../../arch/memtype';
import { isPolicy, POLICIES } from '../../policy/registry';
import { startWith } from '../../scenario/edits';
import { parseScenario } from '../../scenario/parse';
import { CR0_CD, CR0_RUNNING, cr0, wrmsr } from '../../scenario/presets/events';
import type { Scenario, VcpuDoc } from '../../scenario/types';
import { foldOf } from '../fold';
import { requirePolicy } from '../policy';
import { Snapshot } from '../segments';
import { driven } from '../testing/drive';
import { guest } from '../testing/netbook';
import { type Alternative, alternatives, MOST_ALTERNATIVES, type Mode } from './alternatives';
import { reasonsOf, toggleReason } from './reasons';

/** The snapshot after all events of a document, or at its start. */
function snapshotOf(raw: Scenario, mode: Mode = 'live', vcpu = 0): Snapshot {
  const doc = parseScenario(raw, isPolicy);
  const fold = foldOf(doc, requirePolicy(doc.policy));
  const moment = (mode === 'live' ? (doc.events ?? []) : []).reduce(
    (at, event) => fold.next(at, event).moment,
    fold.first,
  );
  return new Snapshot(fold, moment, vcpu);
}

function told(raw: Scenario, gfn: number, mode: Mode = 'live'): { now: Snapshot; found: Alternative[] } {
  const now = snapshotOf(raw, mode);
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

  it('are none that an offline vCPU would have to make', () => {
    // Its own leaf would be UC; what the first event leaves standing, be it refused, is the WB that vCPU 0 built.
    const offline: VcpuDoc = { cr0: CR0_RUNNING, online: false, msrs: { '0x2ff': '0x800' } };
    const vcpus = [{ cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806' } }, offline];
    const now = snapshotOf({ ...guest, policy: 'kvm-6.0', vcpus }, 'live', 1);
    expect(now.page(0x100)).toMatchObject({ effective: UC, built: UC });
    const writes = driven(alternatives(now, 0x100, 'live')).flatMap(({ events }) => events ?? []);
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.filter((event) => 'vcpu' in event)).toEqual([]);
  });

  it('are no policies where nothing answers an access, or after very many events', () => {
    const rules = (raw: Scenario, gfn: number): string[] => told(raw, gfn).found.map(({ rule }) => rule);
    expect(rules({ ...guest, policy: 'kvm-6.0' }, 0xfee00)).not.toContain('toggle.policy');
    // Nobody is there who could build a leaf: no hypervisor would be no answer to that.
    const idle: Scenario = { ...guest, vcpus: [{ online: false }], events: [{ type: 'dma', delta: 1 }] };
    expect(rules({ ...idle, policy: 'kvm-2.6.31' }, 0x100)).not.toContain('toggle.policy');
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

  it('are asked of the moment for the cursor, and of the start for the start', () => {
    const doc: Scenario = { ...guest, policy: 'bare-metal', events: [cr0(CR0_CD)] };
    const { fold, moment } = snapshotOf(doc);
    const cd = (mode: Mode) =>
      driven(reasonsOf(fold, moment, 0, 0x100, mode)).toggles.find(({ rule }) => rule === 'toggle.cd');
    expect(cd('live')).toMatchObject({ text: 'CD=0', effective: WB, events: [cr0(CR0_RUNNING)] });
    expect(cd('setup')).toMatchObject({ text: 'CD=1', effective: UC, events: [cr0(CR0_CD)] });
  });

  it('say which events make them or which policy, and no key without its value', () => {
    const toggles = told({ ...guest, policy: 'kvm-6.0' }, 0xd0).found.map(toggleReason);
    const keys = (isPolicyChange: boolean): string[][] =>
      toggles.filter(({ rule }) => (rule === 'toggle.policy') === isPolicyChange).map(Object.keys);
    const all = ['rule', 'text', 'effective', 'leaf', 'built'];
    expect(new Set(keys(true).map(String))).toEqual(new Set([String([...all, 'policy'])]));
    expect(new Set(keys(false).map(String))).toEqual(new Set([String([...all, 'events'])]));
  });
});
