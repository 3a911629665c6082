/** The head of the table: names, and buttons where the table can be sorted. */

import { words } from '../words/map';
import { type Order, SORTED, type SortedBy } from './data/table';
import css from './table.module.css';

const COLUMNS = Object.entries(words.columns) as [keyof typeof words.columns, string][];

const LARGE_FIRST: readonly SortedBy[] = ['size', 'ipat', 'state'];
const isSorted = (column: string): column is SortedBy => SORTED.some((known) => known === column);

export function TableHead({ order, onOrder }: { order: Order; onOrder(next: Partial<Order>): void }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {COLUMNS.map(([column, name]) => {
          if (!isSorted(column)) {
            return (
              <th key={column} scope="col" data-column={column}>
                {name}
              </th>
            );
          }
          const sorted = order.by === column;
          return (
            <th
              key={column}
              scope="col"
              data-column={column}
              aria-sort={sorted ? (order.down ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className={css.sort}
                title={words.tableView.sorted(name.toLowerCase())}
                // The largest first, and where something happened: one looks for those.
                onClick={() =>
                  onOrder({ by: column, down: sorted ? !order.down : LARGE_FIRST.includes(column) })
                }
              >
                {name}
                <span aria-hidden="true" className={css.mark}>
                  {sorted ? (order.down ? '↓' : '↑') : ''}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
