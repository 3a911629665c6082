import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { tableWords as w } from '../words/tables';
import type { Cell, Table } from './model';
import styles from './tables.module.css';

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where a cell stands: its row's key and its column. */
export interface Place {
  row: string;
  column: string;
}

/**
 * One table: one tab stop, arrows walk, and the cell that has the focus is explained below. The marked cell is the
 * selected page's, and explained until one walks.
 */
export function Grid({
  title,
  source,
  table,
  marked,
}: {
  title: string;
  source: string;
  table: Table;
  marked: Place | undefined;
}) {
  const id = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const at = placeOf(table, marked);
  const [walked, setWalked] = useState<readonly [number, number]>();
  const [row, column] = walked ?? at ?? [0, 0];
  const key = marked && `${marked.row} ${marked.column}`;
  // A change of the page or its registers moves the mark, and the explanation with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what it says, not by the object
  useEffect(() => setWalked(undefined), [key]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = [row + step[0], column + step[1]] as const;
    body.current?.rows[next[0]]?.cells[next[1] + 1]?.querySelector('button')?.focus();
  };
  const cell = table.rows[row]?.cells[column];
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <table className={styles.grid} aria-labelledby={id} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{table.rowHead}</th>
            {table.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {table.rows.map((each, r) => (
            <tr key={each.key}>
              <th scope="row">{each.name}</th>
              {each.cells.map((one, c) => (
                <CellButton
                  key={table.columns[c]}
                  cell={one}
                  label={w.cell(
                    each.name,
                    table.columns[c] ?? '',
                    one.type === 'undefined' ? w.open : one.type,
                  )}
                  isMarked={at?.[0] === r && at[1] === c}
                  isStop={r === row && c === column}
                  onFocus={() => setWalked([r, c])}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.said} role="status">
        {cell?.text.join(' ')} <cite>{source}</cite>
      </p>
    </section>
  );
}

function CellButton({
  cell,
  label,
  isMarked,
  isStop,
  onFocus,
}: {
  cell: Cell;
  label: string;
  isMarked: boolean;
  isStop: boolean;
  onFocus: () => void;
}) {
  return (
    <td data-marked={isMarked}>
      <button
        type="button"
        data-type={cell.type}
        aria-label={label}
        aria-current={isMarked || undefined}
        tabIndex={isStop ? 0 : -1}
        onFocus={onFocus}
        onClick={(event) => event.currentTarget.focus()}
      >
        {cell.type === 'undefined' ? '?' : cell.type}
      </button>
    </td>
  );
}

function placeOf(table: Table, place: Place | undefined): readonly [number, number] | undefined {
  if (!place) return undefined;
  const row = table.rows.findIndex(({ key }) => key === place.row);
  const column = table.columns.indexOf(place.column);
  return row < 0 || column < 0 ? undefined : [row, column];
}
