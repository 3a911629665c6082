/** A text that is of one format as a whole: all of its lines share one verdict. */
import { MAX_LISTED, MAX_SHOWN } from './limits';
import type { LineReport, Reading, Verdict } from './types';

/** The reading without its document. */
export function wholeReading(format: string, text: string, verdict: Verdict): Reading {
  const counts = { read: 0, noise: 0, unknown: 0 };
  const lines: LineReport[] = [];
  let number = 0;
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    number++;
    // A long line is looked at only as far as it is shown.
    const shown = { number, text: text.slice(at, Math.min(end, at + MAX_SHOWN)) };
    const status = shown.text.trim() === '' ? 'noise' : verdict.status;
    counts[status]++;
    if (counts[status] <= MAX_LISTED)
      lines.push(status === 'noise' ? { ...shown, status } : { ...shown, ...verdict });
    at = end + 1;
  }
  return { formats: [format], lines, counts, assumed: [], differences: [] };
}
