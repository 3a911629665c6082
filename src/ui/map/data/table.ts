/** The segments as rows of text: the same as the lanes show, for those who read. */
import { addressOf, gpaText, groupHex, sizeText } from '../../base/format';
import type { Model } from './model';
import { leafText, typeText } from './names';
import { regionText } from './regions';
import { pagesOf, type Runs, within } from './runs';
import { partText } from './speech';

/** Rows that are listed at most. */
export const MOST_ROWS = 200;

export interface SegmentRow {
  readonly page: number;
  readonly cells: readonly string[];
}

/** The first rows of the table. */
export function segmentRows(model: Model): SegmentRow[] {
  const { segments } = model.view;
  const count = Math.min(segments.starts.length, MOST_ROWS);
  return Array.from({ length: count }, (_, i) => {
    const start = segments.starts[i] as number;
    const end = segments.starts[i + 1] ?? model.space;
    const unlisted = segments.mixed[i] as number;
    const note = unlisted > 0 ? ` and ${unlisted} pieces not listed` : '';
    return {
      page: start,
      cells: [
        gpaText(start),
        groupHex(addressOf(end) - 1n),
        sizeText(end - start),
        regionText(model.memory, segments.region[i] as number),
        typeText(segments.mtrr[i] as number) + note,
        leafText(segments.leaf[i] as number),
        typeText(segments.effective[i] as number),
        stateOf(model, start, end),
      ],
    };
  });
}

function stateOf(model: Model, start: number, end: number): string {
  const segment: Runs = {
    starts: Float64Array.of(start),
    ends: Float64Array.of(end),
    codes: new Int32Array(1),
  };
  const share = (runs: Runs, word: string): string =>
    partText(word, pagesOf(within(segment, runs)), end - start);
  return [share(model.zapped, 'zapped'), share(model.needless, 'needless'), share(model.stale, 'stale')]
    .filter(Boolean)
    .join(', ');
}
