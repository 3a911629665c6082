/** The valid variable ranges read as patterns: `(gfn & mask) == (base & mask)`. */
import type { MtrrState, VariableMtrr } from '../../arch/mtrr';
import { firstFragmentAbove, fragmentsOf } from '../../arch/pattern';
import type { Cpu } from '../../scenario/machine';
import type { RangeReading, Span, Vague, Window } from '../types';

/** A reading, and the stretches of it that were not listed. */
export interface PatternReading extends RangeReading {
  readonly vague: readonly Vague[];
}

/** Every valid range. A mask with holes is listed inside the window only, up to its limit. */
export function patternReadings(state: MtrrState, cpu: Cpu, window: Window): PatternReading[] {
  return state.variable.flatMap((range, index) =>
    range.valid ? [{ index, type: range.type, ...pieces(range, cpu, window) }] : [],
  );
}

/** The pieces of one range that are listed, and the stretches before and after them that are not. */
function pieces(
  range: VariableMtrr,
  cpu: Cpu,
  window: Window,
): { spans: Span[]; vague: Vague[]; unlisted: number } {
  const all = fragmentsOf(range.base, range.mask, cpu.space);
  const whole = all.count <= window.limit;
  const first = whole ? 0 : firstFragmentAbove(all, window.start);
  const spans: Span[] = [];
  let next = first;
  for (; next < all.count && spans.length < window.limit; next++) {
    const start = all.start(next);
    if (!whole && start >= window.end) break;
    spans.push({ start, end: start + all.size });
  }
  const vague = [
    [0, first],
    [next, all.count],
  ].flatMap(([from = 0, to = 0]) =>
    from < to ? [{ start: all.start(from), end: all.start(to - 1) + all.size, count: to - from }] : [],
  );
  return { spans, vague, unlisted: all.count - spans.length };
}
