/** The map of a scene in few rows, for a lesson on paper. */
import type { Gfn } from '../../arch/gfn';
import type { Scene } from '../../scenario/lessons/steps';
import { folded, valueText } from './probe';

/** Pages `[start, end)` with one outcome. */
export interface OutlineRow {
  start: Gfn;
  end: Gfn;
  mtrr: string;
  /** Type of the leaf that would be built, `none` without EPT or mapping. */
  ept: string;
  ipat: string;
  effective: string;
}

export interface Outline {
  rows: OutlineRow[];
  /** How many rows are left out at the end. */
  more: number;
}

/** The rows of a scene inside `[start, end)` pages, at most `limit` of them. Throws RangeError as `folded` does. */
export function outlineOf(scene: Scene, start: Gfn, end: Gfn, limit: number): Outline {
  const { starts, values, end: space } = folded(scene).snapshot.segments();
  const rows: OutlineRow[] = [];
  for (const [i, page] of values.entries()) {
    const from = Math.max(starts[i] as Gfn, start);
    const to = Math.min(starts[i + 1] ?? space, end);
    if (from >= to) continue;
    const [mtrr, ept, ipat, effective] = (['mtrr', 'ept', 'ipat', 'effective'] as const).map((value) =>
      valueText(page, value),
    ) as [string, string, string, string];
    const last = rows.at(-1);
    if (last && last.mtrr === mtrr && last.ept === ept && last.ipat === ipat && last.effective === effective)
      last.end = to;
    else rows.push({ start: from, end: to, mtrr, ept, ipat, effective });
  }
  return { rows: rows.slice(0, limit), more: Math.max(rows.length - limit, 0) };
}
