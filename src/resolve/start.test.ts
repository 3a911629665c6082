/** From the document to the machine: defaults, and starting values that count as their reset value. */
import { describe, expect, it } from 'vitest';
import { UC, WC } from '../arch/memtype';
import { resetMtrrs, writeMtrr } from '../arch/mtrr';
import { PAT_RESET } from '../arch/pat';
import type { Scenario } from '../scenario/types';
import { requirePolicy } from './policy';
import { sdmTypeOf } from './sdm-type';
import { startOf } from './start';

const start = (policy: string, doc: Partial<Scenario> = {}) =>
  startOf({ version: 1, policy, ...doc }, requirePolicy(policy));

const CPU = { maxPhysAddr: 46, space: 2 ** 34, mtrr: true, variableMtrrs: 8, selfSnoop: true };
const VCPU = { cr0: 0x60000010, pat: PAT_RESET, mtrr: resetMtrrs(8), online: true };

describe('the machine before any event', () => {
  it('has the defaults where the document says nothing', () => {
    expect(start('kvm-6.0')).toEqual({
      machine: { cpu: CPU, vcpus: [VCPU], dma: 0, disabledQuirks: new Set(), host: undefined },
      regions: [{ start: 0, end: 2 ** 34, kind: 'ram', dma: false, hostType: undefined, index: -1 }],
      refused: [],
    });
  });

  it('has what the document says', () => {
    const cpu = { maxPhysAddr: 36, mtrr: false, variableMtrrs: 3, selfSnoop: false };
    const { machine, refused } = start('bare-metal', {
      cpu,
      vm: { noncoherentDma: 2, disabledQuirks: ['A', 'B'] },
      host: { msrs: { '0x2ff': '0x806', '0x24f': '0x800' } },
      vcpus: [{}, { cr0: '0x80000011', msrs: { '0x277': '0x5', '0x202': '0x6' }, online: false }],
    });
    const mtrr = writeMtrr(resetMtrrs(3), 0x202, 6n);
    const host = writeMtrr(writeMtrr(resetMtrrs(40), 0x2ff, 0x806n), 0x24f, 0x800n);
    expect([machine, refused]).toEqual([
      {
        cpu: { ...cpu, space: 2 ** 24 },
        vcpus: [
          { ...VCPU, mtrr: resetMtrrs(3) },
          { cr0: 0x80000011, pat: 5n, mtrr, online: false },
        ],
        dma: 2,
        disabledQuirks: new Set(['A', 'B']),
        host,
      },
      [],
    ]);
  });

  it('has memory in the order of addresses, with the place that it has in the document', () => {
    const { regions } = start('kvm-6.0', {
      memory: [
        { start: '0x100000', end: '0x200000', kind: 'mmio', flags: ['dma'], hostType: 'WC' },
        { start: '0x0', end: '0xa0000', kind: 'ram', flags: [] },
        { start: '0xc0000', end: '0x100000', kind: 'emulated', hostType: 'UC' },
      ],
    });
    expect(regions).toEqual([
      { start: 0, end: 0xa0, kind: 'ram', dma: false, hostType: undefined, index: 1 },
      { start: 0xc0, end: 0x100, kind: 'emulated', dma: false, hostType: UC, index: 2 },
      { start: 0x100, end: 0x200, kind: 'mmio', dma: true, hostType: WC, index: 0 },
    ]);
  });
});

describe('starting values that are refused', () => {
  const reason = expect.any(String) as string;
  it('count as their reset value, and are told with their path', () => {
    const { machine, refused } = start('kvm-6.0', {
      vm: { disabledQuirks: ['A'] },
      vcpus: [{}, { cr0: '0x20000000', msrs: { '0x277': '0x2', '0x200': '0x6', '0x2ff': '0x2' } }],
      host: { msrs: { '0x200': '0x2', '0x202': '0x6' } },
    });
    expect(refused).toEqual([
      { path: 'vcpus[1].cr0', reason },
      { path: 'vcpus[1].msrs["0x277"]', reason },
      { path: 'vcpus[1].msrs["0x2ff"]', reason },
      { path: 'host.msrs["0x200"]', reason },
    ]);
    expect(machine.vcpus).toEqual([VCPU, { ...VCPU, mtrr: writeMtrr(resetMtrrs(8), 0x200, 6n) }]);
    expect(machine.host).toEqual(writeMtrr(resetMtrrs(40), 0x202, 6n));
  });

  it('a quirk that cannot be disabled stays enabled', () => {
    const disabledQuirks = ['KVM_X86_QUIRK_CD_NW_CLEARED', 'KVM_X86_QUIRK_IGNORE_GUEST_PAT'];
    const { machine, refused } = start('kvm-6.16', { cpu: { selfSnoop: false }, vm: { disabledQuirks } });
    expect(refused).toEqual([{ path: 'vm.disabledQuirks[1]', reason }]);
    expect(machine.disabledQuirks).toEqual(new Set([disabledQuirks[0]]));
  });

  it('what an offline vCPU holds is no write of it, so it is not refused', () => {
    const vcpus = [{ cr0: '0x80000011', msrs: { '0x2ff': '0x806' }, online: false }];
    expect(start('kvm-6.0', { vcpus }).refused).toEqual([]);
  });
});

describe('sdmTypeOf', () => {
  it("is the type by vCPU 0's MTRRs, whatever the policy of the document", () => {
    const msrs = {
      '0x2ff': '0x806',
      '0x200': '0x1',
      '0x201': '0x3ffffffff800',
      '0x202': '0x5',
      '0x203': '0x3fffffffe800',
    };
    const doc: Scenario = {
      version: 1,
      policy: 'kvm-6.16',
      vcpus: [{ msrs }, { msrs: { '0x2ff': '0x800' } }],
    };
    const typeOf = sdmTypeOf({ ...doc, events: [{ type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x0' }] });
    expect([0, 1, 2, 3].map(typeOf)).toEqual(['undefined', 'WP', 'WB', 'WB']);
    expect(sdmTypeOf({ version: 1, policy: 'xen' })(5)).toBe('UC');
  });
});
