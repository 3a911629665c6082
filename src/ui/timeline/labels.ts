/**
 * What each event did, in a few letters: `CD=1`, `E=0`, `#1 UC`. The letters say what changed, so the values before
 * are followed along the timeline, as far as they are needed for a label; the resolver alone decides what holds.
 */
import { CR0_CD, CR0_NW, CR0_RESET } from '../../arch/cr0';
import { gfnOf } from '../../arch/gfn';
import { canonicalHex, hexValue } from '../../arch/hex';
import { type PatCode, patName, type TypeCode, typeName } from '../../arch/memtype';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, msrKind, msrName } from '../../arch/msr';
import { byteOf, PAT_RESET } from '../../arch/pat';
import type { AtomicEvent, Scenario, ScenarioEvent, WrmsrEvent } from '../../scenario/types';
import { gpaText, groupHex } from '../base/format';
import { words } from '../words';

export interface EventLabel {
  /** For the strip. */
  short: string;
  /** For the details: the act with its numbers. */
  long: string;
}

const CR0_PG = 0x80000000;
const CR0_BITS: [string, number][] = [
  ['CD', CR0_CD],
  ['NW', CR0_NW],
  ['PG', CR0_PG],
];

interface Cpu {
  cr0: bigint;
  msrs: Map<number, bigint>;
}

/** The labels of all events of a document. */
export function labelsOf(doc: Scenario): EventLabel[] {
  const cpus = (doc.vcpus ?? [{}]).map(
    (vcpu): Cpu => ({
      cr0: hexValue(vcpu.cr0 ?? `0x${CR0_RESET.toString(16)}`),
      msrs: new Map(
        Object.entries(vcpu.msrs ?? {}).map(([msr, value]) => [Number(hexValue(msr)), hexValue(value)]),
      ),
    }),
  );
  return (doc.events ?? []).map((event) => labelOf(event, cpus));
}

function labelOf(event: ScenarioEvent, cpus: Cpu[]): EventLabel {
  if (event.type === 'group') {
    const inner = event.events.map((part) => labelOf(part, cpus));
    const list = inner.map((part) => part.long).join('; ');
    return { short: event.label || inner.map((part) => part.short).join(', '), long: list };
  }
  const label = atomicLabel(event, cpus);
  const vcpu = 'vcpu' in event ? event.vcpu : undefined;
  if (cpus.length < 2 || vcpu === undefined || event.type === 'online') return label;
  return { short: `${words.events.onVcpu(vcpu)} ${label.short}`, long: label.long };
}

function atomicLabel(event: AtomicEvent, cpus: Cpu[]): EventLabel {
  const w = words.events;
  switch (event.type) {
    case 'cr0': {
      const cpu = cpus[event.vcpu];
      const value = hexValue(event.value);
      const changes = CR0_BITS.filter(([, bit]) => cpu && bitOf(cpu.cr0, bit) !== bitOf(value, bit));
      if (cpu) cpu.cr0 = value;
      const short = changes.map(([name, bit]) => `${name}=${bitOf(value, bit)}`).join(' ');
      return { short: short || 'CR0', long: `mov cr0, ${groupHex(value)}` };
    }
    case 'wrmsr':
      return wrmsrLabel(event, cpus[event.vcpu]);
    case 'dma':
      return event.delta > 0 ? w.dmaMore : w.dmaLess;
    case 'quirk':
      return {
        short: w.quirkShort(event.name, event.disabled),
        long: w.quirkLong(event.name, event.disabled),
      };
    case 'reset':
      for (const [i, cpu] of cpus.entries()) {
        if (event.vcpu !== 'all' && event.vcpu !== i) continue;
        cpu.cr0 = BigInt(CR0_RESET);
        if (event.model === 'hardware') cpu.msrs.clear();
        cpu.msrs.set(IA32_PAT, PAT_RESET);
        if (event.model === 'qemu') disable(cpu);
      }
      return w.reset(event.model);
    case 'migrate':
      if (event.model === 'qemu-before-2014') for (const cpu of cpus) keepPatAlone(cpu);
      return w.migrate(event.model);
    case 'online':
      return w.online(event.vcpu, event.online);
  }
}

function wrmsrLabel(event: WrmsrEvent, cpu: Cpu | undefined): EventLabel {
  const msr = Number(hexValue(event.msr));
  const value = hexValue(event.value);
  const before = cpu?.msrs.get(msr) ?? (msr === IA32_PAT ? PAT_RESET : 0n);
  cpu?.msrs.set(msr, value);
  const name = msrName(msr);
  const number = canonicalHex(event.msr);
  const long = `wrmsr ${name}${name.endsWith(number) ? '' : ` (${number})`} = ${groupHex(value)}`;
  return { short: wrmsrShort(msr, before, value), long };
}

function wrmsrShort(msr: number, before: bigint, value: bigint): string {
  const kind = msrKind(msr);
  switch (kind.kind) {
    case 'deftype': {
      const changes: string[] = [];
      if (bitOf(before, 0x800) !== bitOf(value, 0x800)) changes.push(`E=${bitOf(value, 0x800)}`);
      if (bitOf(before, 0x400) !== bitOf(value, 0x400)) changes.push(`FE=${bitOf(value, 0x400)}`);
      if (byteOf(before, 0) !== byteOf(value, 0)) changes.push(words.events.defaultTo(type(value)));
      return changes.join(' ') || words.events.defType;
    }
    case 'base': {
      const moved = before >> 12n !== value >> 12n;
      return `#${kind.index} ${moved ? gpaText(gfnOf(Number((value >> 12n) << 12n))) : type(value)}`;
    }
    case 'mask': {
      const flips = bitOf(before, 0x800) !== bitOf(value, 0x800);
      return `#${kind.index} ${flips ? words.events.valid(bitOf(value, 0x800) === 1) : words.events.mask}`;
    }
    case 'fixed':
      return msrName(msr).replace(/^IA32_MTRR_/, '');
    case 'pat': {
      const changed = Array.from({ length: 8 }, (_, i) => i).filter(
        (i) => byteOf(before, i) !== byteOf(value, i),
      );
      const [only] = changed;
      if (changed.length !== 1 || only === undefined) return 'PAT';
      return `PA${only}=${patName(byteOf(value, only) as PatCode) ?? '?'}`;
    }
    default:
      return msrName(msr);
  }
}

const bitOf = (value: bigint, bit: number): 0 | 1 => ((value & BigInt(bit)) === 0n ? 0 : 1);
const type = (value: bigint): string => typeName((byteOf(value, 0) & 7) as TypeCode) ?? '?';

function disable(cpu: Cpu): void {
  cpu.msrs.set(IA32_MTRR_DEF_TYPE, (cpu.msrs.get(IA32_MTRR_DEF_TYPE) ?? 0n) & ~0x800n);
  for (const [msr, value] of cpu.msrs) if (msrKind(msr).kind === 'mask') cpu.msrs.set(msr, value & ~0x800n);
}

function keepPatAlone(cpu: Cpu): void {
  const pat = cpu.msrs.get(IA32_PAT);
  cpu.msrs.clear();
  if (pat !== undefined) cpu.msrs.set(IA32_PAT, pat);
}
