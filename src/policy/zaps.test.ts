/** Where KVM zaps too much, too little or not at all. */
import { describe, expect, it } from 'vitest';
import type { AuditJson } from '../resolve/result';
import type { ScenarioEvent } from '../scenario/types';
import { POLICIES } from './registry';
import {
  at,
  BITS,
  builtAt,
  CD_QUIRK,
  cd,
  dma,
  G,
  mask,
  run,
  typeAt,
  wrmsr,
  zapOf,
  zapsOf,
} from './testing/guest';

describe('zaps that one would expect, and their absence', () => {
  const E = { '0x2ff': '0x806' };
  it('PHYSBASE before any PHYSMASK zaps nothing from 4.4 on, and everything above it in 4.3', () => {
    const events = [wrmsr(0x200, 0x80000000)];
    expect(zapsOf(run({ msrs: E, events }))).toEqual(['none']);
    expect(zapsOf(run({ policy: 'kvm-4.4', msrs: E, events }))).toEqual(['none']);
    expect(zapsOf(run({ policy: 'kvm-4.3', msrs: E, events }))).toEqual(['[80000,8000000)']);
  });
  it('a moved range leaves its old place stale', () => {
    const msrs = { ...E, '0x200': '0x80000000', '0x201': mask(G) };
    const result = run({ msrs, events: [wrmsr(0x200, 0xc0000000)] });
    expect(result.audits[0]?.stale).toEqual([{ start: '0x80000000', end: '0xc0000000' }]);
    expect([builtAt(result, 0x80000000), typeAt(result, 0x80000000)]).toEqual(['UC', 'WB']);
  });
  it('a shrunk range leaves the rest of its old place stale', () => {
    const msrs = { ...E, '0x200': '0x80000000', '0x201': mask(G) };
    const result = run({ msrs, events: [wrmsr(0x201, mask(G / 2))] });
    expect(result.audits[0]?.stale).toEqual([{ start: '0xa0000000', end: '0xc0000000' }]);
  });
  it('writing the same value zaps again, all of it needless', () => {
    const msrs = { ...E, '0x200': '0x80000000', '0x201': mask(G) };
    const { audits } = run({ msrs, events: [wrmsr(0x200, 0x80000000), wrmsr(0x2ff, 0x806)] });
    expect(audits.map((audit) => [audit.zappedBytes, audit.needlessBytes])).toEqual([
      [G, G],
      [2 ** BITS, 2 ** BITS],
    ]);
  });
  it('writes made while E=0 do not zap; clearing and setting E does', () => {
    const { audits } = run({
      msrs: E,
      events: [wrmsr(0x2ff, 0), wrmsr(0x200, 0), wrmsr(0x201, mask(G)), wrmsr(0x2ff, 0x806)],
    });
    expect(audits.map((audit) => zapOf(audit))).toEqual(['all', 'none', 'none', 'all']);
  });
  it('PAT writes never zap', () => {
    for (const { id } of POLICIES)
      expect([id, ...zapsOf(run({ policy: id, events: [wrmsr(0x277, 0x0407050600070106n)] }))]).toEqual([
        id,
        'none',
      ]);
  });
  it('no policy zaps when a quirk is disabled or enabled, nor on RESET, nor when a vCPU comes', () => {
    const events: ScenarioEvent[] = [
      { type: 'quirk', name: CD_QUIRK, disabled: true },
      { type: 'quirk', name: CD_QUIRK, disabled: false },
      { type: 'reset', vcpu: 'all', model: 'hardware' },
      { type: 'online', vcpu: 0, online: true },
    ];
    for (const { id } of POLICIES)
      expect([id, ...zapsOf(run({ policy: id, msrs: E, events }))]).toEqual([
        id,
        'none',
        'none',
        'none',
        'none',
      ]);
  });
  it('without DMA nothing zaps, but every CD toggle of 4.2 and 4.3', () => {
    const events = [wrmsr(0x2ff, 0xc06), cd(true), cd(false), wrmsr(0x250, 0)];
    for (const { id, family } of POLICIES) {
      if (family !== 'kvm' && family !== 'series') continue;
      const old = id === 'kvm-4.2' || id === 'kvm-4.3';
      expect([id, ...zapsOf(run({ policy: id, dma: 0, events }))]).toEqual([
        id,
        'none',
        old ? 'all' : 'none',
        old ? 'all' : 'none',
        'none',
      ]);
    }
  });
  it('the first and last DMA user zap from 6.7 on; up to 6.6 WB+IPAT stays behind', () => {
    const events = [dma(1), dma(1), dma(-1), dma(-1)];
    const given = { dma: 0, msrs: { '0x2ff': '0x801' }, events };
    const old = run({ ...given, policy: 'kvm-6.0' });
    expect(zapsOf(old)).toEqual(['none', 'none', 'none', 'none']);
    expect([builtAt(old, G, 1), typeAt(run({ ...given, policy: 'kvm-6.0', events: [dma(1)] }), G)]).toEqual([
      'WB+IPAT',
      'WC',
    ]);
    expect(zapsOf(run({ ...given, policy: 'kvm-6.7' }))).toEqual(['all', 'none', 'none', 'all']);
    expect(zapsOf(run({ ...given, policy: 'kvm-6.11' }))).toEqual(['all', 'none', 'none', 'all']);
  });
  it('each vCPU that writes the same MTRR zaps the whole VM again', () => {
    const vcpu = { cr0: '0x80000011', msrs: E };
    const { audits } = run({
      vcpus: [vcpu, vcpu, vcpu],
      events: [0, 1, 2].map((i) => wrmsr(0x2ff, 0xc06, i)),
    });
    expect(audits.map((audit) => zapOf(audit))).toEqual(['all', 'all', 'all']);
    expect(audits.at(-1)?.needlessBytes).toBe(2 ** BITS);
  });
});

describe('CR0.CD', () => {
  const guest = { cr0: '0xc0000011', msrs: { '0x2ff': '0x806', '0x200': '0xc0000000', '0x201': mask(G) } };
  /** E off and on under CD=1, as the SDM has a guest do it; then CD=0. */
  const update = [wrmsr(0x2ff, 0), wrmsr(0x2ff, 0x806), cd(false)];
  it.each(['kvm-4.4', 'kvm-6.0', 'kvm-6.7'])(
    '%s: with the default quirk the leaves of CD=1 outlive it',
    (policy) => {
      const result = run({ ...guest, policy, events: update });
      const standing = policy === 'kvm-6.7' ? 'WB' : 'WB+IPAT';
      expect([builtAt(result, 0xd0000000), typeAt(result, 0xd0000000)]).toEqual([standing, 'UC']);
      expect(result.audits.at(-1)?.stale.some((s) => Number(s.start) <= 0xd0000000)).toBe(true);
    },
  );
  it('the series v4 zaps what the toggle changes (the fixed ranges too, FE or not), and 6.11 no longer looks', () => {
    const v4 = run({ ...guest, policy: 'kvm-mtrr-v4', events: update });
    expect([zapOf(v4.audits[2] as AuditJson), v4.audits[2]?.staleBytes]).toEqual([
      '[0,100) [c0000,100000)',
      0,
    ]);
    const now = run({ ...guest, policy: 'kvm-6.11', events: update });
    expect([zapsOf(now), now.audits[2]?.staleBytes]).toEqual([['none', 'none', 'none'], 0]);
  });
  it('with the quirk disabled a toggle zaps everything, and CD=1 is UC with IPAT', () => {
    const result = run({ ...guest, quirksOff: [CD_QUIRK], events: [cd(false)] });
    expect(zapsOf(result)).toEqual(['all']);
    expect(at(result.snapshots[0]?.segments, 0)).toMatchObject({ ept: 'UC', ipat: true });
  });
  it('NW alone is no toggle', () => {
    const result = run({
      ...guest,
      quirksOff: [CD_QUIRK],
      events: [{ type: 'cr0', vcpu: 0, value: '0xe0000011' }],
    });
    expect(zapsOf(result)).toEqual(['none']);
  });
  it('RESET sets CD without a zap', () => {
    const reset: ScenarioEvent = { type: 'reset', vcpu: 0, model: 'qemu-before-2014' };
    const result = run({ ...guest, cr0: '0x80000011', events: [reset] });
    expect(at(result.snapshots[1]?.segments, 0xd0000000)).toMatchObject({
      ept: 'WB',
      ipat: true,
      built: 'UC',
    });
  });
  it('counts for the vCPU that faults: the others may see it otherwise', () => {
    const vcpus = [guest, { ...guest, cr0: '0x80000011' }];
    const events = [wrmsr(0x2ff, 0x806, 1)];
    expect(builtAt(run({ vcpus, events }), 0xd0000000)).toBe('UC');
    expect(builtAt(run({ vcpus, events: [wrmsr(0x2ff, 0x806, 0)] }), 0xd0000000)).toBe('WB+IPAT');
  });
});
