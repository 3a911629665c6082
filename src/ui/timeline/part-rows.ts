/** The rows of a group's vCPUs: how far each has come, and for which time it zaps everything. */
import type { PartWire } from '../../store/state';
import { words } from '../words';

export interface PartRow {
  part: PartWire;
  /** 0 to 1: of the calls of all, those made so far; where they run together, its own of the busiest one's. */
  share: number;
  /** Which of the zaps of everything are its own; empty where it made none. */
  everything: string;
}

/** One row a vCPU that does anything. Which time it is has a meaning only where one runs after the other. */
export function partRows(parts: readonly PartWire[], isConcurrent: boolean): PartRow[] {
  const all = parts.reduce((sum, part) => sum + part.calls, 0);
  const busiest = Math.max(...parts.map((part) => part.calls), 1);
  const w = words.group;
  let calls = 0;
  let whole = 0;
  return parts.map((part) => {
    const first = whole + 1;
    calls += part.calls;
    whole += part.whole;
    const times = isConcurrent ? w.everythingTimes(part.whole) : w.everything(first, whole);
    return {
      part,
      share: isConcurrent ? part.calls / busiest : calls / Math.max(all, 1),
      everything: part.whole === 0 ? '' : times,
    };
  });
}
