/** From one difference to the next. */
import type { App } from '../../store/state';
import { goTo } from '../map/go-to';

type Where = Pick<App, 'other' | 'selection'>;

/** The range `[start, end)` of pages that comes next, or before; after the last comes the first. */
function differenceBeside(
  { other, selection }: Where,
  step: 1 | -1,
): { start: number; end: number } | undefined {
  const spans = other?.difference?.spans ?? new Float64Array();
  const count = spans.length / 2;
  if (count === 0) return undefined;
  const starts = Array.from({ length: count }, (_, i) => spans[2 * i] as number);
  const at = selection ?? (step > 0 ? -1 : Number.POSITIVE_INFINITY);
  const found =
    step > 0 ? starts.findIndex((start) => start > at) : starts.findLastIndex((start) => start < at);
  const i = found >= 0 ? found : step > 0 ? 0 : count - 1;
  return { start: spans[2 * i] as number, end: spans[2 * i + 1] as number };
}

/** Selects it and brings it into the window. */
export function nextDifference(app: App, step: 1 | -1): void {
  const range = differenceBeside(app, step);
  if (range) goTo({ gfn: range.start }, app);
}
