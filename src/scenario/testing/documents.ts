/** Random documents: well formed, and of every shape that the schema allows. */
import fc from 'fast-check';
import type { MemoryRange, PageAttribute, Scenario, ScenarioEvent, VcpuDoc } from '../types';

const hex64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => `0x${value.toString(16)}`);
const msr = fc.oneof(
  fc.integer({ min: 0x200, max: 0x24f }),
  fc.constantFrom(0x250, 0x258, 0x26f, 0x277, 0x2ff, 0xfe),
);
const msrHex = msr.map((number) => `0x${number.toString(16)}`);
const msrs = fc.dictionary(msrHex, hex64, { maxKeys: 12 }).map((map) => ({ ...map }));
const text = fc.string({ unit: 'binary', maxLength: 20 });
const quirk = fc.constantFrom('KVM_X86_QUIRK_CD_NW_CLEARED', 'KVM_X86_QUIRK_IGNORE_GUEST_PAT', 'Q1');

/** Sorted, separate ranges of pages below 2^(bits - 12), as bytes. */
function ranges(bits: number): fc.Arbitrary<{ start: string; end: string }[]> {
  const page = fc.bigInt({ min: 0n, max: 2n ** BigInt(bits - 12) });
  return fc.uniqueArray(page, { maxLength: 8 }).map((cuts) => {
    const sorted = cuts.sort((a, b) => (a < b ? -1 : 1)).map((gfn) => `0x${(gfn * 4096n).toString(16)}`);
    return sorted.flatMap((start, i) =>
      i % 2 === 0 && sorted[i + 1] ? [{ start, end: sorted[i + 1]! }] : [],
    );
  });
}

const optional = <T extends object>(fields: { [K in keyof T]-?: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(fields, { requiredKeys: [] }) as unknown as fc.Arbitrary<T>;

const memoryFields = optional<Omit<MemoryRange, 'start' | 'end' | 'kind'>>({
  name: text,
  flags: fc.constantFrom<'dma'[]>([], ['dma']),
  hostType: fc.constantFrom('UC', 'WC', 'WT', 'WP', 'WB'),
} as never);

const memory = (bits: number): fc.Arbitrary<MemoryRange[]> =>
  fc
    .tuple(ranges(bits), fc.array(fc.tuple(fc.constantFrom('ram', 'mmio', 'emulated'), memoryFields)))
    .map(([spans, rest]) =>
      spans.map((span, i) => ({ ...span, kind: rest[i]?.[0] ?? 'ram', ...rest[i]?.[1] }) as MemoryRange),
    );

const pageAttributes = (bits: number): fc.Arbitrary<PageAttribute[]> =>
  fc
    .tuple(ranges(bits), fc.array(fc.integer({ min: 0, max: 7 })))
    .map(([spans, indexes]) => spans.map((span, i) => ({ ...span, patIndex: indexes[i] ?? 0 })));

const vcpu = optional<VcpuDoc>({ cr0: hex64, msrs, online: fc.boolean() } as never);

function event(vcpus: number): fc.Arbitrary<ScenarioEvent> {
  const who = fc.integer({ min: 0, max: vcpus - 1 });
  return fc.letrec<{ event: ScenarioEvent }>((tie) => ({
    event: fc.oneof(
      { maxDepth: 2 },
      fc.record({ type: fc.constant('wrmsr' as const), vcpu: who, msr: msrHex, value: hex64 }),
      fc.record({ type: fc.constant('cr0' as const), vcpu: who, value: hex64 }),
      fc.record({ type: fc.constant('dma' as const), delta: fc.constantFrom(1 as const, -1 as const) }),
      fc.record({ type: fc.constant('quirk' as const), name: quirk, disabled: fc.boolean() }),
      fc.record({
        type: fc.constant('reset' as const),
        vcpu: fc.oneof(who, fc.constant('all' as const)),
        model: fc.constantFrom('hardware' as const, 'qemu-before-2014' as const, 'qemu' as const),
      }),
      fc.record({
        type: fc.constant('migrate' as const),
        model: fc.constantFrom('qemu-before-2014' as const, 'qemu' as const),
      }),
      fc.record({ type: fc.constant('online' as const), vcpu: who, online: fc.boolean() }),
      fc.record(
        {
          type: fc.constant('group' as const),
          label: text,
          events: fc.array(tie('event'), { maxLength: 3 }),
          concurrent: fc.boolean(),
        },
        { requiredKeys: ['type', 'label', 'events'] },
      ) as unknown as fc.Arbitrary<ScenarioEvent>,
    ),
  })).event;
}

/** A valid document of policy `kvm-6.0`, with defaults written out or left out at random. */
export const documents: fc.Arbitrary<Scenario> = fc
  .record({
    bits: fc.option(fc.integer({ min: 32, max: 52 }), { nil: undefined }),
    vcpus: fc.option(fc.array(vcpu, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  })
  .chain(({ bits, vcpus }) =>
    fc
      .record(
        {
          name: text,
          notes: text,
          cpu: optional<NonNullable<Scenario['cpu']>>({
            mtrr: fc.boolean(),
            variableMtrrs: fc.integer({ min: 0, max: 40 }),
            selfSnoop: fc.boolean(),
          } as never),
          vm: optional<NonNullable<Scenario['vm']>>({
            noncoherentDma: fc.nat(5),
            disabledQuirks: fc.array(quirk, { maxLength: 2 }),
          } as never),
          host: optional<NonNullable<Scenario['host']>>({ msrs } as never),
          memory: memory(bits ?? 46),
          pageAttributes: pageAttributes(bits ?? 46),
          events: fc.array(event(vcpus?.length ?? 1), { maxLength: 12 }),
        },
        { requiredKeys: [] },
      )
      .map(
        (rest) =>
          ({
            ...rest,
            version: 1,
            policy: 'kvm-6.0',
            ...(bits === undefined ? {} : { cpu: { ...rest.cpu, maxPhysAddr: bits } }),
            ...(vcpus ? { vcpus } : {}),
          }) as Scenario,
      ),
  );
