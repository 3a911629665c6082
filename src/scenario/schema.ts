/** The shape of the document, for untrusted input. Whether hardware would accept a value is not asked here. */
import * as v from 'valibot';
import { canonicalHex, hexValue, isHex } from '../arch/hex';
import { LIMITS } from './limits';
import type { Scenario, ScenarioEvent } from './types';

const HEX_HELP = 'expected a hexadecimal string such as "0xc06"';

const hex64 = v.pipe(
  v.string(HEX_HELP),
  v.check(isHex, HEX_HELP),
  v.transform(canonicalHex),
  v.check((text) => hexValue(text) < 1n << 64n, 'a register holds 64 bits'),
);

const address = v.pipe(
  v.string(HEX_HELP),
  v.check(isHex, HEX_HELP),
  v.transform(canonicalHex),
  v.check((text) => hexValue(text) % 4096n === 0n, 'expected an address aligned to 4 KiB'),
  v.check((text) => hexValue(text) <= 1n << 52n, 'expected an address of at most 52 bits'),
);

const msrs = v.pipe(
  v.record(v.pipe(v.string(), v.check(isHex, 'expected an MSR number such as "0x2ff"')), hex64),
  v.check(
    (map) => new Set(Object.keys(map).map(canonicalHex)).size === Object.keys(map).length,
    'the same MSR is named twice',
  ),
  v.transform((map) =>
    Object.fromEntries(Object.entries(map).map(([msr, value]) => [canonicalHex(msr), value])),
  ),
);

const whole = (min: number, max: number): v.GenericSchema<unknown, number> => {
  const help = `expected a whole number from ${min} to ${max}`;
  return v.pipe(v.number(help), v.integer(help), v.minValue(min, help), v.maxValue(max, help));
};

const memType = v.picklist(['UC', 'WC', 'WT', 'WP', 'WB'], 'expected one of UC, WC, WT, WP, WB');
const flag = v.boolean('expected true or false');
const text = v.string('expected text');
const quirkName = v.pipe(
  text,
  v.regex(/^[A-Z][A-Z0-9_]{0,79}$/, 'expected a name such as "KVM_X86_QUIRK_CD_NW_CLEARED"'),
);
const vcpuIndex = whole(0, LIMITS.vcpus - 1);

const range = <T extends { start: string; end: string }>(schema: v.GenericSchema<unknown, T>) =>
  v.pipe(
    schema,
    v.check((r) => hexValue(r.start) < hexValue(r.end), 'expected start below end'),
  );

const memory = range(
  v.strictObject({
    start: address,
    end: address,
    kind: v.picklist(['ram', 'mmio', 'emulated'], 'expected one of ram, mmio, emulated'),
    name: v.exactOptional(text),
    flags: v.exactOptional(v.array(v.literal('dma', 'expected "dma"'), 'expected a list')),
    hostType: v.exactOptional(memType),
  }),
);

const pageAttribute = range(v.strictObject({ start: address, end: address, patIndex: whole(0, 7) }));

const vcpu = v.strictObject({
  cr0: v.exactOptional(hex64),
  msrs: v.exactOptional(msrs),
  online: v.exactOptional(flag),
});

const event: v.GenericSchema<unknown, ScenarioEvent> = v.lazy(() =>
  v.variant(
    'type',
    [
      v.strictObject({ type: v.literal('wrmsr'), vcpu: vcpuIndex, msr: hex64, value: hex64 }),
      v.strictObject({ type: v.literal('cr0'), vcpu: vcpuIndex, value: hex64 }),
      v.strictObject({ type: v.literal('dma'), delta: v.picklist([1, -1], 'expected 1 or -1') }),
      v.strictObject({ type: v.literal('quirk'), name: quirkName, disabled: flag }),
      v.strictObject({
        type: v.literal('reset'),
        vcpu: v.union([vcpuIndex, v.literal('all')], 'expected a vCPU number or "all"'),
        model: v.picklist(
          ['hardware', 'qemu-before-2014', 'qemu'],
          'expected hardware, qemu-before-2014 or qemu',
        ),
      }),
      v.strictObject({
        type: v.literal('migrate'),
        model: v.picklist(['qemu-before-2014', 'qemu'], 'expected qemu-before-2014 or qemu'),
      }),
      v.strictObject({ type: v.literal('online'), vcpu: vcpuIndex, online: flag }),
      v.strictObject({
        type: v.literal('group'),
        label: text,
        events: v.array(event, 'expected a list'),
        concurrent: v.exactOptional(flag),
      }),
    ],
    'expected an event type: wrmsr, cr0, dma, quirk, reset, migrate, online or group',
  ),
);

/** Version 1 of the document. */
export const scenarioSchema: v.GenericSchema<unknown, Scenario> = v.strictObject({
  version: v.literal(1, 'expected version 1'),
  name: v.exactOptional(text),
  notes: v.exactOptional(text),
  policy: text,
  cpu: v.exactOptional(
    v.strictObject({
      maxPhysAddr: v.exactOptional(whole(32, 52)),
      mtrr: v.exactOptional(flag),
      variableMtrrs: v.exactOptional(whole(0, 40)),
      selfSnoop: v.exactOptional(flag),
    }),
  ),
  vm: v.exactOptional(
    v.strictObject({
      noncoherentDma: v.exactOptional(whole(0, 1_000_000)),
      disabledQuirks: v.exactOptional(v.array(quirkName, 'expected a list of names')),
    }),
  ),
  host: v.exactOptional(v.strictObject({ msrs: v.exactOptional(msrs) })),
  memory: v.exactOptional(v.array(memory, 'expected a list')),
  pageAttributes: v.exactOptional(v.array(pageAttribute, 'expected a list')),
  vcpus: v.exactOptional(
    v.pipe(v.array(vcpu, 'expected a list'), v.minLength(1, 'expected at least one vCPU')),
  ),
  events: v.exactOptional(v.array(event, 'expected a list')),
});
