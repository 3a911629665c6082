/** The map as a table, for screen readers and tests. It is drawn once a view, not once a frame. */
import { memo, useDeferredValue, useMemo, useSyncExternalStore } from 'react';
import { modelOf } from './data/model';
import { MOST_ROWS, segmentRows } from './data/table';
import css from './map.module.css';
import type { MapSource } from './source';
import { words } from './words';

export const SegmentTable = memo(function SegmentTable({ source }: { source: MapSource }) {
  // After the picture: up to two hundred rows would delay the frame that shows it.
  const view = useDeferredValue(useSyncExternalStore(source.subscribe, () => source.get().view));
  const memory = useSyncExternalStore(source.subscribe, () => source.get().memory);
  const rows = useMemo(() => (view ? segmentRows(modelOf(view, memory)) : []), [view, memory]);
  const all = view?.segments.starts.length ?? 0;
  return (
    <div className={css.hidden}>
      <table aria-label={words.table}>
        <caption>{all > MOST_ROWS ? words.capped(MOST_ROWS, all) : words.table}</caption>
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ page, cells }) => (
            <tr key={page}>
              {cells.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
