/** The map as a table, for screen readers and tests. It is drawn once a view, not once a frame. */
import { memo, useDeferredValue, useMemo } from 'react';
import { words } from '../words/map';
import { modelOf } from './data/model';
import { MOST_ROWS, segmentRow } from './data/table';
import css from './map.module.css';
import type { MapSource } from './source';
import { useInput } from './use-input';

const COLUMNS = Object.keys(words.columns) as (keyof typeof words.columns)[];

export const SegmentTable = memo(function SegmentTable({ source }: { source: MapSource }) {
  // After the picture: up to two hundred rows would delay the frame that shows it.
  const view = useDeferredValue(useInput(source, (input) => input.view));
  const memory = useDeferredValue(useInput(source, (input) => input.memory));
  const leaves = useDeferredValue(useInput(source, (input) => input.leaves));
  const all = view?.segments.starts.length ?? 0;
  const rows = useMemo(() => {
    if (!view) return [];
    const model = modelOf(view, memory, leaves);
    return Array.from({ length: Math.min(all, MOST_ROWS) }, (_, i) => segmentRow(model, i));
  }, [view, memory, leaves, all]);
  return (
    <div className={css.hidden}>
      <table aria-label={words.table}>
        <caption>{all > MOST_ROWS ? words.capped(MOST_ROWS, all) : words.table}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.page}>
              {COLUMNS.map((column) => (
                <td key={column}>{row[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
