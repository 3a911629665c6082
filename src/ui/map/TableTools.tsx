/** Above the table: which segments, and how many. */

import { words } from '../words/map';
import type { Model } from './data/model';
import { type Look, looksText } from './data/names';
import { type Order, TYPE_COLUMNS, type TypeColumn, type TypeFilter, typesIn } from './data/table';
import css from './table.module.css';

export function TableTools({
  model,
  order,
  onOrder,
  count,
}: {
  model: Model;
  order: Order;
  onOrder(next: Partial<Order>): void;
  /** How many pass the filter. */
  count: number;
}) {
  const w = words.tableView;
  return (
    <div className={css.tools}>
      <label>
        {w.filter}
        <select
          value={order.filter}
          onChange={(event) => onOrder({ filter: event.target.value as TypeFilter })}
        >
          <option value="">{w.all}</option>
          {TYPE_COLUMNS.map((column) => (
            <optgroup key={column} label={words.columns[column]}>
              {typesOf(model, column, order.filter).map((type) => (
                <option key={type} value={`${column} ${type}`}>
                  {words.columns[column]} {type}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <span className={css.count} role="status">
        {w.count(count)}
      </span>
    </div>
  );
}

/** The types of a column from the loudest to the quietest; the chosen one stays, also where it is gone for now. */
function typesOf(model: Model, column: TypeColumn, filter: TypeFilter): string[] {
  const [chosen, type] = filter.split(' ') as [TypeColumn | '', Look?];
  const there = typesIn(model, column);
  return looksText(chosen === column && type ? [...there, type] : there).split(' ');
}
