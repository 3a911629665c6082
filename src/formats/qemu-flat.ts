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

/**
 * Where in the region the row begins, that KVM has a slot for it, and with -o whose it is. Source: mtree_print_flatview(),
 * mtree_print_mr_owner() in system/memory.c.
 */
const BEHIND_NAME = / (?:@[0-9a-fA-F]{16}\b.*|KVM|(?:KVM )?(?:(?:owner|parent):\{(?:dev|obj) .*|orphan))$/;

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
    if (start < end) facts.push({ start, end, kind, label: row.name.replace(BEHIND_NAME, '') });
  }
  if (facts.length > 0)
    assumed.push(
      "Of QEMU's memory, ram and rom are RAM of the host, ramd is a device's own memory, and i/o is emulated; what no row names is not mapped.",
    );
  return facts;
}
