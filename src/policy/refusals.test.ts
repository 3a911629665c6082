/** What is refused, and that a refused write leaves everything as it was. */
import { describe, expect, it } from 'vitest';
import type { ScenarioEvent } from '../scenario/types';
import { CD_QUIRK, dma, G, type Given, mask, run, wrmsr, zapsOf } from './testing/guest';

describe('refusals', () => {
  const state = { '0x2ff': '0x806', '0x200': '0xc0000006', '0x201': mask(G) };
  const refused = (policy: string, event: ScenarioEvent, given: Given = {}): string | undefined =>
    run({ policy, msrs: state, ...given, events: [event] }).audits[0]?.refused?.reason;
  it.each<[string, ScenarioEvent, RegExp]>([
    ['a reserved type', wrmsr(0x200, 0xc0000003), /IA32_MTRR_PHYSBASE0: the type is 0x3/],
    ['UC- in an MTRR', wrmsr(0x2ff, 0x807), /default type is 0x7/],
    ['bits 11:8 of PHYSBASE', wrmsr(0x200, 0xf06), /reserved bits 0xf00/],
    ['bits 10:0 of PHYSMASK', wrmsr(0x201, 0xc00), /reserved bits 0x400/],
    ['bits above MAXPHYADDR', wrmsr(0x201, 2 ** 40), /0x10000000000 lie at or above MAXPHYADDR \(39\)/],
    ['bits of DEF_TYPE', wrmsr(0x2ff, 0x1806), /reserved bits 0x1000/],
    ['a bad byte of a fixed MSR', wrmsr(0x26f, 0x0606060606020606n), /IA32_MTRR_FIX4K_F8000: byte 2 is 0x2/],
    ['a bad PAT entry', wrmsr(0x277, 0x0307040600070406n), /PAT entry 7 is 0x3/],
    ['PHYSBASE8', wrmsr(0x210, 6), /MTRRcap\.VCNT is 8/],
    ['MTRRcap', wrmsr(0xfe, 0x508), /read-only/],
    ['CVE-2016-3713', wrmsr(0x2f8, 0), /not a memory-type register/],
    ['NW=1 with CD=0', { type: 'cr0', vcpu: 0, value: '0x20000011' }, /NW=1 with CR0\.CD=0/],
    ['PG=1 without PE', { type: 'cr0', vcpu: 0, value: '0x80000010' }, /needs CR0\.PE=1/],
    ['CR0 beyond 32 bits', { type: 'cr0', vcpu: 0, value: '0x100000011' }, /reserved/],
  ])('%s', (_, event, message) => {
    expect(refused('kvm-6.0', event)).toMatch(message);
    expect(refused('bare-metal', event)).toMatch(message);
  });
  it('a refused write changes nothing and zaps nothing', () => {
    const result = run({ msrs: state, events: [wrmsr(0x2ff, 0xc07), wrmsr(0x200, 0x3)] });
    expect(zapsOf(result)).toEqual(['none', 'none']);
    const [first, ...later] = result.snapshots.map(({ segments }) =>
      segments.map(({ start, ept }) => [start, ept]),
    );
    expect(later).toEqual([first, first]);
  });
  it('a refused starting value counts as its reset value and is listed with its path', () => {
    const { snapshots, refused: list } = run({
      cr0: '0x20000011',
      msrs: { '0x2ff': '0xc07', '0x210': '0x6', '0x277': '0x2' },
      quirksOff: ['KVM_X86_QUIRK_IGNORE_GUEST_PAT'],
    });
    expect(list.map(({ path }) => path)).toEqual([
      'vcpus[0].cr0',
      'vcpus[0].msrs["0x2ff"]',
      'vcpus[0].msrs["0x210"]',
      'vcpus[0].msrs["0x277"]',
    ]);
    // CR0 is that of RESET then: CD=1, which with the quirk is WB with IPAT.
    expect(snapshots[0]?.segments).toMatchObject([{ mtrr: 'UC', ept: 'WB', ipat: true }]);
  });
  it('a DMA user that was never there cannot go', () => {
    expect(refused('kvm-6.0', dma(-1), { dma: 0 })).toBe('no user of non-coherent DMA is registered');
  });
  it('an offline vCPU writes nothing', () => {
    const vcpus = [{ cr0: '0x80000011' }, { online: false }];
    expect(refused('kvm-6.0', wrmsr(0x2ff, 0x806, 1), { vcpus })).toMatch(/vCPU 1 is offline/);
  });
  it('6.16 never enables a quirk again, and keeps IGNORE_GUEST_PAT without self-snoop', () => {
    const off: ScenarioEvent = { type: 'quirk', name: CD_QUIRK, disabled: true };
    const { audits } = run({ policy: 'kvm-6.16', events: [off, { ...off, disabled: false }] });
    expect(audits.map(({ refused: r }) => r?.reason)).toEqual([
      undefined,
      'since 6.16 a disabled quirk cannot be enabled again',
    ]);
    expect(
      run({ policy: 'kvm-6.11', events: [off, { ...off, disabled: false }] }).audits[1]?.refused,
    ).toBeUndefined();
  });
});
