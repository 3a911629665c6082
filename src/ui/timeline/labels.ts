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

/** What the events of a document did so far. It is shared between documents, so a vCPU is copied before it changes. */
class Followed {
  readonly cpus: Cpu[];
  private readonly own = new Set<number>();

  constructor(cpus: readonly Cpu[]) {
    this.cpus = [...cpus];
  }

  /** A vCPU to write to; undefined where there is none of that number. */
  cpu(index: number): Cpu | undefined {
    const cpu = this.cpus[index];
    if (!cpu || this.own.has(index)) return cpu;
    this.own.add(index);
    const copy = { cr0: cpu.cr0, msrs: new Map(cpu.msrs) };
    this.cpus[index] = copy;
    return copy;
  }
}

/** As many events of a group are spelt out; there may be thousands. */
const MOST = 4;

interface Labelled {
  doc: Scenario;
  labels: EventLabel[];
  /** What holds behind the last event. */
  cpus: readonly Cpu[];
}

const known = new WeakMap<Scenario, Labelled>();
/** The last one that was asked for: the next document mostly goes on from there. */
let last: Labelled | undefined;

/** The labels of all events of a document; asked for the same document again, the same list. */
export function labelsOf(doc: Scenario): EventLabel[] {
  last = known.get(doc) ?? labelsAnew(doc, last && continues(last.doc, doc) ? last : undefined);
  known.set(doc, last);
  return last.labels;
}

/** Has a document the same start and the same events as another, and perhaps more? */
function continues(before: Scenario, { vcpus, events = [] }: Scenario): boolean {
  const old = before.events ?? [];
  return (
    before.vcpus === vcpus && old.length <= events.length && old.every((event, i) => event === events[i])
  );
}

function labelsAnew(doc: Scenario, before: Labelled | undefined): Labelled {
  const followed = new Followed(before?.cpus ?? startOf(doc));
  const labels = [...(before?.labels ?? [])];
  for (const event of (doc.events ?? []).slice(labels.length)) labels.push(labelOf(event, followed));
  return { doc, labels, cpus: followed.cpus };
}

function startOf(doc: Scenario): Cpu[] {
  return (doc.vcpus ?? [{}]).map((vcpu) => ({
    cr0: hexValue(vcpu.cr0 ?? `0x${CR0_RESET.toString(16)}`),
    msrs: new Map(
      Object.entries(vcpu.msrs ?? {}).map(([msr, value]) => [Number(hexValue(msr)), hexValue(value)]),
    ),
  }));
}

function labelOf(event: ScenarioEvent, at: Followed): EventLabel {
  if (event.type === 'group') {
    const inner = event.events.map((part) => labelOf(part, at));
    const said = inner.slice(0, MOST);
    const rest = inner.length > MOST ? [words.group.more(inner.length - MOST)] : [];
    return {
      short: event.label || said.map((part) => part.short).join(', '),
      long: [...said.map((part) => part.long), ...rest].join('; '),
    };
  }
  const label = atomicLabel(event, at);
  const vcpu = 'vcpu' in event ? event.vcpu : undefined;
  if (at.cpus.length < 2 || vcpu === undefined || event.type === 'online') return label;
  return { short: `${words.events.onVcpu(vcpu)} ${label.short}`, long: label.long };
}

function atomicLabel(event: AtomicEvent, at: Followed): EventLabel {
  const w = words.events;
  switch (event.type) {
    case 'cr0': {
      const cpu = at.cpu(event.vcpu);
      const value = hexValue(event.value);
      const changes = CR0_BITS.filter(([, bit]) => cpu && bitOf(cpu.cr0, bit) !== bitOf(value, bit));
      if (cpu) cpu.cr0 = value;
      const short = changes.map(([name, bit]) => `${name}=${bitOf(value, bit)}`).join(' ');
      return { short: short || 'CR0', long: `mov cr0, ${groupHex(value)}` };
    }
    case 'wrmsr':
      return wrmsrLabel(event, at.cpu(event.vcpu));
    case 'dma':
      return event.delta > 0 ? w.dmaMore : w.dmaLess;
    case 'quirk':
      return {
        short: w.quirkShort(event.name, event.disabled),
        long: w.quirkLong(event.name, event.disabled),
      };
    case 'reset':
      for (const i of at.cpus.keys()) {
        const cpu = event.vcpu === 'all' || event.vcpu === i ? at.cpu(i) : undefined;
        if (!cpu) continue;
        cpu.cr0 = BigInt(CR0_RESET);
        if (event.model === 'hardware') cpu.msrs.clear();
        cpu.msrs.set(IA32_PAT, PAT_RESET);
        if (event.model === 'qemu') disable(cpu);
      }
      return w.reset(event.model);
    case 'migrate':
      if (event.model === 'qemu-before-2014') for (const i of at.cpus.keys()) keepPatAlone(at.cpu(i));
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

function keepPatAlone(cpu: Cpu | undefined): void {
  if (!cpu) return;
  const pat = cpu.msrs.get(IA32_PAT);
  cpu.msrs.clear();
  if (pat !== undefined) cpu.msrs.set(IA32_PAT, pat);
}
