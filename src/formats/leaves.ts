/** From a log of what was written into page tables to the leaves that stand at its end. */
import { readLeaf } from '../arch/ept';
import { PAGE_SIZE } from '../arch/gfn';
import { typeName } from '../arch/memtype';
import type { Leaf } from './types';
import { SPACE_END } from './words';

/** Pages of which a trace may speak. */
const MAX_LEAVES = 65536;
/** Bit 7 of an entry above the lowest level: it maps a large page, and names no table. */
const LARGE = 0x80n;
const HIGHEST = 5;

/** An entry as it was written, and when. */
interface Write {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly entry: bigint;
  readonly time: number;
}

/** Is it a leaf: present, and on the lowest level or large? KVM marks MMIO by writable entries that cannot be read. */
function isLeaf(entry: bigint, level: number): boolean {
  const access = entry & 7n;
  if (access === 0n || access === 2n || access === 6n) return false;
  return level === 1 || (level <= 3 && (entry & LARGE) !== 0n);
}

export class LeafLog {
  private readonly writes = new Map<string, Write>();
  private time = 0;

  /** Takes a write, or says why not. `gfn` is any page below the entry. */
  add(gfn: number, level: number, entry: bigint): string | undefined {
    if (level < 1 || level > HIGHEST) return `page tables have levels 1 to ${HIGHEST}`;
    const pages = 2 ** (9 * (level - 1));
    const start = Math.floor(gfn / pages) * pages * PAGE_SIZE;
    if (start >= SPACE_END) return 'the page lies above the widest address space';
    const key = `${level} ${start}`;
    if (this.writes.size >= MAX_LEAVES && !this.writes.has(key)) return `more than ${MAX_LEAVES} pages`;
    this.writes.set(key, { start, end: start + pages * PAGE_SIZE, level, entry, time: this.time++ });
    return undefined;
  }

  /** The entries that are leaves. */
  leafEntries(): bigint[] {
    return [...this.writes.values()].filter((w) => isLeaf(w.entry, w.level)).map((w) => w.entry);
  }

  /** The leaves at the end, sorted and merged, and how many entries an EPT could not have. */
  ept(): { leaves: Leaf[]; bad: number } {
    const leaves: Leaf[] = [];
    let bad = 0;
    for (const { start, end, write } of this.standing()) {
      if (!isLeaf(write.entry, write.level)) continue;
      const leaf = readLeaf(write.entry);
      if (!leaf.ok) {
        bad++;
        continue;
      }
      const before = leaves.at(-1);
      const type = typeName(leaf.type);
      if (before?.end === start && before.type === type && before.ipat === leaf.ipat) before.end = end;
      else leaves.push({ start, end, type, ipat: leaf.ipat });
    }
    return { leaves, bad };
  }

  /**
   * Which write counts where: the latest. Entries of different levels lie inside each other or apart, so at most one a
   * level covers an address.
   */
  private standing(): { start: number; end: number; write: Write }[] {
    const cuts = new Set<number>();
    const sorted = [...this.writes.values()].sort((a, b) => a.start - b.start || b.end - a.end);
    for (const { start, end } of sorted) cuts.add(start).add(end);
    const points = [...cuts].sort((a, b) => a - b);
    const pieces: { start: number; end: number; write: Write }[] = [];
    let open: Write[] = [];
    let next = 0;
    points.forEach((start, i) => {
      open = open.filter((write) => write.end > start);
      while (next < sorted.length && (sorted[next] as Write).start === start)
        open.push(sorted[next++] as Write);
      const end = points[i + 1];
      if (open.length === 0 || end === undefined) return;
      pieces.push({ start, end, write: open.reduce((a, b) => (b.time > a.time ? b : a)) });
    });
    return pieces;
  }
}
