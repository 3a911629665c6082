/** From the rows of a flat view to memory in whole pages. */
import { PAGE_SIZE } from '../arch/gfn';
import type { RegionKind } from '../scenario/types';
import type { MemoryFact } from './types';

export interface FlatRow {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly name: string;
}

/** A ram device is memory of a real device that QEMU maps into the guest: an assigned BAR. */
const KINDS: Readonly<Record<string, RegionKind>> = { ramd: 'mmio', 'i/o': 'emulated' };

/** The memory of the rows, which are sorted. KVM maps whole pages only, so a page that is not all RAM is emulated. */
export function flatMemory(rows: readonly FlatRow[], assumed: string[]): MemoryFact[] {
  const facts: MemoryFact[] = [];
  for (const row of rows) {
    const kind = KINDS[row.kind] ?? 'ram';
    const outward = kind === 'emulated';
    const reached = facts.at(-1)?.end ?? 0;
    const start = Math.max((outward ? Math.floor : Math.ceil)(row.start / PAGE_SIZE) * PAGE_SIZE, reached);
    const end = (outward ? Math.ceil : Math.floor)(row.end / PAGE_SIZE) * PAGE_SIZE;
    // `@offset` says where in the region the row begins, which does not matter here.
    if (start < end) facts.push({ start, end, kind, label: row.name.replace(/ @[0-9a-fA-F]{16}\b.*$/, '') });
  }
  if (facts.length > 0)
    assumed.push(
      "Of QEMU's memory, ram and rom are RAM of the host, ramd is a device's own memory, and i/o is emulated; what no row names is not mapped.",
    );
  return facts;
}
