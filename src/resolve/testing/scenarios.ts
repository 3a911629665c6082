/** Random scenarios for properties: registers that a guest might write, and many that none does. */
import fc from 'fast-check';
import { FIXED_MSRS } from '../../arch/fixed';
import { POLICIES } from '../../policy/registry';
import type { MemoryRange, MsrMap, Scenario, ScenarioEvent } from '../../scenario/types';

const hex = (value: bigint | number): string => `0x${value.toString(16)}`;
const TYPES = [0, 1, 4, 5, 6];
const type = fc.constantFrom(...TYPES);
const QUIRKS = ['KVM_X86_QUIRK_CD_NW_CLEARED', 'KVM_X86_QUIRK_IGNORE_GUEST_PAT'];
const CR0S = ['0x60000010', '0x10', '0x80000011', '0xc0000011', '0xe0000011'];

const fixedValue = fc.array(type, { minLength: 8, maxLength: 8 }).map((types) => {
  return hex(types.reduce((sum, code, i) => sum | (BigInt(code) << BigInt(8 * i)), 0n));
});

/** A PHYSBASE: mostly a low multiple of a large power of two, so that ranges meet. */
const physBase = (bits: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 12, max: bits - 1 }), fc.integer({ min: 0, max: 7 }), type)
    .map(([shift, n, code]) =>
      hex((((BigInt(n) << BigInt(shift)) % (1n << BigInt(bits))) & ~0xfffn) | BigInt(code)),
    );

/** A PHYSMASK: contiguous, or with `holes` a few of its bits cleared. */
const physMask = (bits: number, holes: boolean): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.integer({ min: 12, max: bits }),
      fc.array(fc.integer({ min: 12, max: bits - 1 }), { maxLength: holes ? 3 : 0 }),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([shift, cleared, valid]) => {
      let mask = (1n << BigInt(bits)) - (1n << BigInt(shift));
      for (const bit of cleared) mask &= ~(1n << BigInt(bit));
      return hex(mask | (valid > 0 ? 0x800n : 0n));
    });

const defType = fc
  .tuple(fc.constantFrom(0x800, 0x800, 0xc00, 0xc00, 0x400, 0), type)
  .map(([enable, code]) => hex(enable | code));

const pat = fc
  .array(fc.constantFrom(0, 1, 4, 5, 6, 7), { minLength: 8, maxLength: 8 })
  .map((types) => hex(types.reduce((sum, code, i) => sum | (BigInt(code) << BigInt(8 * i)), 0n)));

/** One register and a value that it accepts. Four variable ranges are used. */
function register(bits: number, holes: boolean): fc.Arbitrary<[string, string]> {
  const index = fc.integer({ min: 0, max: 3 });
  const pair = <T>(msr: fc.Arbitrary<number>, value: fc.Arbitrary<T>) =>
    fc.tuple(msr.map(hex), value) as fc.Arbitrary<[string, string]>;
  return fc.oneof(
    {
      weight: 4,
      arbitrary: pair(
        index.map((i) => 0x200 + 2 * i),
        physBase(bits),
      ),
    },
    {
      weight: 4,
      arbitrary: pair(
        index.map((i) => 0x201 + 2 * i),
        physMask(bits, holes),
      ),
    },
    { weight: 2, arbitrary: pair(fc.constant(0x2ff), defType) },
    { weight: 2, arbitrary: pair(fc.constantFrom(...FIXED_MSRS.map(({ msr }) => msr)), fixedValue) },
    { weight: 1, arbitrary: pair(fc.constant(0x277), pat) },
  );
}

/** The registers of one vCPU. DEF_TYPE is nearly always there, and E nearly always on. */
function registers(bits: number, holes = true): fc.Arbitrary<MsrMap> {
  return fc
    .tuple(fc.array(register(bits, holes), { maxLength: 14 }), fc.option(defType, { freq: 8 }))
    .map(([pairs, def]) => ({ ...Object.fromEntries(pairs), ...(def === null ? {} : { '0x2ff': def }) }));
}

/** One atomic event, or a group of two. */
function event(bits: number, vcpus: number, holes: boolean): fc.Arbitrary<ScenarioEvent> {
  const vcpu = fc.integer({ min: 0, max: vcpus - 1 });
  const wrmsr: fc.Arbitrary<ScenarioEvent> = fc
    .tuple(vcpu, register(bits, holes))
    .map(([cpu, [msr, value]]) => ({ type: 'wrmsr', vcpu: cpu, msr, value }));
  const atomic: fc.Arbitrary<ScenarioEvent> = fc.oneof(
    { weight: 10, arbitrary: wrmsr },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('cr0' as const),
        vcpu,
        value: fc.constantFrom(...CR0S, '0x20000010'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('dma' as const),
        delta: fc.constantFrom(1 as const, -1 as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('quirk' as const),
        name: fc.constantFrom(...QUIRKS),
        disabled: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('online' as const), vcpu, online: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('reset' as const),
        vcpu: fc.oneof(vcpu, fc.constant('all' as const)),
        model: fc.constantFrom('hardware' as const, 'qemu-before-2014' as const, 'qemu' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('migrate' as const),
        model: fc.constantFrom('qemu-before-2014' as const, 'qemu' as const),
      }),
    },
  );
  return fc.oneof(
    { weight: 9, arbitrary: atomic },
    {
      weight: 1,
      arbitrary: fc
        .array(atomic, { maxLength: 3 })
        .map((events) => ({ type: 'group' as const, label: 'several', events })),
    },
  );
}

/** Up to five ranges of memory with gaps, ends at multiples of 4 KiB anywhere below 2^bits. */
function memory(bits: number): fc.Arbitrary<MemoryRange[]> {
  const pages = 2 ** (bits - 12);
  const edge = fc.oneof(
    fc.integer({ min: 0, max: 0x110 }),
    fc.integer({ min: 0, max: pages }),
    fc.constantFrom(pages / 2, pages / 4, pages),
  );
  const kind = fc.constantFrom('ram' as const, 'ram' as const, 'mmio' as const, 'emulated' as const);
  return fc
    .tuple(
      fc.uniqueArray(edge, { maxLength: 10 }),
      fc.array(fc.tuple(kind, fc.boolean()), { minLength: 5, maxLength: 5 }),
    )
    .map(([edges, kinds]) => {
      const sorted = edges.sort((a, b) => a - b);
      const out: MemoryRange[] = [];
      for (let i = 0; i + 1 < sorted.length; i += 2) {
        const [k, flagged] = kinds[i / 2] ?? ['ram', false];
        const range: MemoryRange = {
          start: hex((sorted[i] as number) * 4096),
          end: hex((sorted[i + 1] as number) * 4096),
          kind: k,
        };
        if (flagged) range.flags = ['dma'];
        if (i % 4 === 0) range.name = `range ${i}`;
        out.push(range);
      }
      return out;
    });
}

export interface Shape {
  /** MAXPHYADDR; 32 to 52. */
  readonly bits?: fc.Arbitrary<number>;
  readonly policies?: readonly string[];
  readonly holes?: boolean;
  readonly maxEvents?: number;
}

/** A whole valid document. */
export function scenarios({
  bits = fc.constantFrom(32, 36, 39, 46, 52),
  policies = POLICIES.map(({ id }) => id),
  holes = true,
  maxEvents = 6,
}: Shape = {}): fc.Arbitrary<Scenario> {
  return fc.tuple(bits, fc.integer({ min: 1, max: 2 })).chain(([maxPhysAddr, count]) =>
    fc
      .record({
        policy: fc.constantFrom(...policies),
        mtrr: fc.boolean(),
        selfSnoop: fc.boolean(),
        dma: fc.integer({ min: 0, max: 2 }),
        quirks: fc.subarray(QUIRKS),
        host: fc.option(registers(maxPhysAddr, holes)),
        memory: fc.option(memory(maxPhysAddr), { freq: 2 }),
        attributes: fc.option(fc.integer({ min: 0, max: 7 }), { freq: 2 }),
        vcpus: fc.array(
          fc.record({
            cr0: fc.constantFrom(...CR0S),
            msrs: registers(maxPhysAddr, holes),
            online: fc.constantFrom(true, true, true, false),
          }),
          { minLength: count, maxLength: count },
        ),
        events: fc.array(event(maxPhysAddr, count, holes), { maxLength: maxEvents }),
      })
      .map(
        (parts): Scenario => ({
          version: 1,
          policy: parts.policy,
          cpu: { maxPhysAddr, mtrr: parts.mtrr, selfSnoop: parts.selfSnoop },
          vm: { noncoherentDma: parts.dma, disabledQuirks: parts.quirks },
          ...(parts.host === null ? {} : { host: { msrs: parts.host } }),
          memory: parts.memory ?? [],
          pageAttributes:
            parts.attributes === null
              ? []
              : [{ start: '0x40000', end: hex(2 ** (maxPhysAddr - 1)), patIndex: parts.attributes }],
          vcpus: parts.vcpus,
          events: parts.events,
        }),
      ),
  );
}

/** A page of a space: near an edge that registers make, or anywhere. */
export function pages(bits: number): fc.Arbitrary<number> {
  const space = 2 ** (bits - 12);
  return fc.oneof(
    fc.integer({ min: 0, max: 0x120 }),
    fc.integer({ min: 0, max: space - 1 }),
    fc
      .tuple(
        fc.integer({ min: 12, max: bits - 1 }),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: -1, max: 1 }),
      )
      .map(([shift, n, off]) => (((n * 2 ** (shift - 12) + off) % space) + space) % space),
  );
}
