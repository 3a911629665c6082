/** Scenarios to measure with: a typical guest, and one update of the MTRRs on many vCPUs. */
import { FIXED_MSRS } from '../../src/arch/fixed';
import { toHex } from '../../src/arch/hex';
import { typeCode } from '../../src/arch/memtype';
import type { MsrMap, Scenario, ScenarioEvent } from '../../src/scenario/types';

const TYPES = ['UC', 'WC', 'WT', 'WP', 'WB'] as const;

/** All 88 fixed ranges and eight variable ones, spread over a space of that many bits. */
function registers(bits: number): MsrMap {
  const msrs: MsrMap = { '0x2ff': '0xc06' };
  for (const { msr } of FIXED_MSRS) msrs[toHex(msr)] = '0x506060005060406';
  const space = 2n ** BigInt(bits);
  for (let i = 0; i < 8; i++) {
    const size = space >> 10n;
    const base = (space / 9n) * BigInt(i);
    msrs[toHex(0x200 + 2 * i)] = toHex((base - (base % size)) | BigInt(typeCode(TYPES[i % 5] ?? 'WB')));
    msrs[toHex(0x201 + 2 * i)] = toHex((space - size) | 0x800n);
  }
  return msrs;
}

function guest(bits: number, events: ScenarioEvent[], vcpus: number): Scenario {
  const msrs = registers(bits);
  const step = 2n ** BigInt(bits - 4);
  return {
    version: 1,
    policy: 'kvm-6.0',
    cpu: { maxPhysAddr: bits },
    vm: { noncoherentDma: 1, disabledQuirks: ['KVM_X86_QUIRK_CD_NW_CLEARED'] },
    memory: Array.from({ length: 10 }, (_, i) => ({
      start: toHex(step * BigInt(i)),
      end: toHex(step * BigInt(i) + step / 2n),
      kind: 'ram' as const,
    })),
    vcpus: Array.from({ length: vcpus }, () => ({ cr0: '0x80000011', msrs })),
    events,
  };
}

/** 8 variable MTRRs, 88 fixed ranges, 10 memory ranges, 20 events. */
export function typicalGuest(bits: number): Scenario {
  const { '0x200': base = '0x6' } = registers(bits);
  const cycle = (i: number): ScenarioEvent[] => [
    { type: 'cr0', vcpu: 0, value: i % 2 ? '0x80000011' : '0xc0000011' },
    { type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: i % 2 ? '0xc06' : '0x406' },
    { type: 'wrmsr', vcpu: 0, msr: '0x200', value: base },
    { type: 'wrmsr', vcpu: 0, msr: '0x250', value: '0x606060606060606' },
  ];
  return guest(bits, [0, 1, 2, 3, 4].flatMap(cycle), 1);
}

/** The SDM's update of eight variable ranges on that many vCPUs, one after the other: 20 events each. */
export function manyVcpus(count: number): Scenario {
  const writes = Object.entries(registers(46)).filter(([msr]) => Number(msr) < 0x210);
  const update = (vcpu: number): ScenarioEvent[] => [
    { type: 'cr0', vcpu, value: '0xc0000011' },
    { type: 'wrmsr', vcpu, msr: '0x2ff', value: '0x406' },
    ...writes.map(([msr, value]): ScenarioEvent => ({ type: 'wrmsr', vcpu, msr, value })),
    { type: 'wrmsr', vcpu, msr: '0x2ff', value: '0xc06' },
    { type: 'cr0', vcpu, value: '0x80000011' },
  ];
  return guest(46, Array.from({ length: count }, (_, vcpu) => update(vcpu)).flat(), count);
}

/** KVM's 32,764 memslots, 40 variable MTRRs on bare metal, and 2,000 events: toggles, and ranges that move. */
export function largestGuest(): Scenario {
  const msrs: MsrMap = { '0x2ff': '0xc06' };
  for (const { msr } of FIXED_MSRS) msrs[toHex(msr)] = '0x506060005060406';
  for (let i = 0; i < 40; i++) {
    const type = typeCode(TYPES[i % 5] ?? 'WB');
    msrs[toHex(0x200 + 2 * i)] = toHex((BigInt(i) << 31n) | BigInt(type));
    msrs[toHex(0x201 + 2 * i)] = toHex((2n ** 46n - 2n ** 29n) | 0x800n);
  }
  return {
    version: 1,
    policy: 'bare-metal',
    cpu: { maxPhysAddr: 46, variableMtrrs: 40 },
    // Two pages of three, so that every range has an end of its own.
    memory: Array.from({ length: 32_764 }, (_, i) => ({
      start: toHex(i * 0x30_0000),
      end: toHex(i * 0x30_0000 + 0x20_0000),
      kind: 'ram' as const,
    })),
    vcpus: [{ cr0: '0x80000011', msrs }],
    events: Array.from({ length: 2000 }, (_, i): ScenarioEvent => {
      if (i % 3 < 2) return { type: 'cr0', vcpu: 0, value: i % 3 ? '0x80000011' : '0xc0000011' };
      const base = (BigInt(i % 97) << 29n) | BigInt(typeCode(TYPES[i % 5] ?? 'WB'));
      return { type: 'wrmsr', vcpu: 0, msr: toHex(0x200 + 2 * (i % 8)), value: toHex(base) };
    }),
  };
}
