/** From the firmware's memory map to the scenario's memory: whole pages, sorted, without overlaps. */
import { toHex } from '../arch/hex';
import type { MemoryRange, RegionKind } from '../scenario/types';
import type { Chooser } from './choices';
import type { MemoryFact, Statement } from './types';

const PAGE = 4096;
/** Display memory and ROMs: what is called reserved from here to 1 MiB is not plain RAM. */
const LEGACY = 0xa0000;
const ONE_MIB = 0x100000;

/** Which map counts where a text holds several: the hypervisor's own, then the firmware's, then what an OS made of it. */
const SOURCES = ['qemu-monitor', 'linux-dmesg', 'xen', 'proc-iomem'];

/** The memory map of the source that says most exactly what is there, or that was picked. */
export function memoryFacts(
  statements: readonly Statement[],
  chooser: Chooser,
  assumed: string[],
): readonly MemoryFact[] {
  const maps = statements
    .filter((s) => s.memory?.length)
    .sort((a, b) => SOURCES.indexOf(a.format) - SOURCES.indexOf(b.format));
  const [first] = maps;
  if (!first || maps.length === 1) return first?.memory ?? [];
  const picked = chooser.ask({
    id: 'memory',
    kind: 'contradiction',
    what: 'The memory map',
    options: maps.map(({ format, source, memory = [], place = { first: 0, last: 0 } }) => ({
      id: format,
      text: `${memory.length} ranges up to ${toHex(Math.max(...memory.map(({ end }) => end)))}`,
      from: [{ source, format, ...place }],
    })),
    usual: first.format,
    why: 'it says most exactly what is there',
  });
  const taken = maps.find(({ format }) => format === picked) ?? first;
  const others = maps.filter((map) => map !== taken).map((s) => s.source);
  chooser.tell(assumed, `The memory map is taken from ${taken.source}, not from ${others.join(' or ')}.`);
  return taken.memory ?? [];
}

interface Piece {
  start: number;
  end: number;
  kind: RegionKind;
  label: string;
}

/** The memory of a scenario, and sentences on what was chosen. */
export function memoryOf(facts: readonly MemoryFact[]): { memory: MemoryRange[]; assumed: string[] } {
  const assumed: string[] = [];
  const sorted = [...facts].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: Piece[] = [];
  let reachedTo = 0;
  let overlaps = 0;
  for (const fact of sorted) {
    const start = Math.max(fact.start, reachedTo);
    if (start > fact.start) overlaps++;
    if (start >= fact.end) continue;
    reachedTo = fact.end;
    const before = pieces.at(-1);
    const kind = kindOf(fact, before && before.end === start && before.kind === 'ram');
    if (kind === undefined) continue;
    const joins = before && before.end === start && before.kind === kind && before.label === fact.label;
    if (joins) before.end = fact.end;
    else pieces.push({ start, end: fact.end, kind, label: fact.label });
  }
  if (overlaps > 0) assumed.push(`${overlaps} ranges of the memory map overlap: the lower one counts.`);
  if (facts.some((fact) => fact.kind === undefined) && pieces.length > 0)
    assumed.push(
      'Of the memory map, usable and ACPI memory is RAM, and so is reserved memory that directly follows it (firmware, graphics); other reserved ranges are emulated, and what the map leaves out is not mapped.',
    );
  return { memory: pagesOf(pieces), assumed };
}

function kindOf(fact: MemoryFact, followsRam: boolean | undefined): RegionKind | undefined {
  if (fact.kind) return fact.kind;
  const { label, start, end } = fact;
  const word = label.toLowerCase();
  if (word === 'unusable') return undefined;
  if (!word.includes('reserved') && !word.startsWith('type')) return 'ram';
  if (word === 'soft reserved') return 'ram';
  const legacy = end > LEGACY && start < ONE_MIB;
  return followsRam && !legacy ? 'ram' : 'emulated';
}

/** Page-aligned inward; a page that two neighbours of one kind share goes to the lower one. */
function pagesOf(pieces: readonly Piece[]): MemoryRange[] {
  const ranges: MemoryRange[] = [];
  let from = 0;
  pieces.forEach((piece, i) => {
    const after = pieces[i + 1];
    const shares = after?.start === piece.end && after.kind === piece.kind;
    const start = Math.max(Math.ceil(piece.start / PAGE) * PAGE, from);
    const end = (shares ? Math.ceil(piece.end / PAGE) : Math.floor(piece.end / PAGE)) * PAGE;
    if (start >= end) return;
    from = end;
    ranges.push({ start: toHex(start), end: toHex(end), kind: piece.kind, name: piece.label });
  });
  return ranges;
}
