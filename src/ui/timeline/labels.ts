/**
 * What each event did, in a few letters: `CD=1`, `E=0`, `#1 UC`. The letters say what changed, so the values before
 * are followed along the timeline, as far as they are needed for a label; the resolver alone decides what holds.
 */
import { CR0_CD, CR0_NW, CR0_RESET } from '../../arch/cr0';
import { canonicalHex, hexValue } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, msrKind, msrName } from '../../arch/msr';
import { PAT_RESET } from '../../arch/pat';
import type { AtomicEvent, Scenario, ScenarioEvent, WrmsrEvent } from '../../scenario/types';
import { groupHex } from '../base/format';
import { words } from '../words';
import { bitOf, wrmsrShort } from './labels-wrmsr';

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

/** As many events of a group are spelt out; there may be thousands. */
const MOST = 4;
const known = new WeakMap<Scenario, EventLabel[]>();

/** The labels of all events of a document; asked for the same document again, the same list. */
export function labelsOf(doc: Scenario): EventLabel[] {
  const labels = known.get(doc) ?? labelsAnew(doc);
  known.set(doc, labels);
  return labels;
}

function labelsAnew(doc: Scenario): EventLabel[] {
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
    const said = inner.slice(0, MOST);
    const rest = inner.length > MOST ? [words.group.more(inner.length - MOST)] : [];
    return {
      short: event.label || said.map((part) => part.short).join(', '),
      long: [...said.map((part) => part.long), ...rest].join('; '),
    };
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

function disable(cpu: Cpu): void {
  cpu.msrs.set(IA32_MTRR_DEF_TYPE, (cpu.msrs.get(IA32_MTRR_DEF_TYPE) ?? 0n) & ~0x800n);
  for (const [msr, value] of cpu.msrs) if (msrKind(msr).kind === 'mask') cpu.msrs.set(msr, value & ~0x800n);
}

function keepPatAlone(cpu: Cpu): void {
  const pat = cpu.msrs.get(IA32_PAT);
  cpu.msrs.clear();
  if (pat !== undefined) cpu.msrs.set(IA32_PAT, pat);
}
