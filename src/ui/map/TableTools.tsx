/** Above the table: which segments, how many, and the way to those that are not drawn. */

import { words } from '../words/map';
import type { Model } from './data/model';
import { type Look, looksText } from './data/names';
import {
  type Order,
  PAGE_ROWS,
  PAGE_STEP,
  TYPE_COLUMNS,
  type TypeColumn,
  type TypeFilter,
  typesIn,
} from './data/table';
import css from './table.module.css';

export function TableTools({
  model,
  order,
  onOrder,
  from,
  count,
  onTurn,
}: {
  model: Model;
  order: Order;
  onOrder(next: Partial<Order>): void;
  /** The first row that is drawn, from 0, and how many pass the filter. */
  from: number;
  count: number;
  onTurn(step: 1 | -1): void;
}) {
  const w = words.tableView;
  const last = Math.min(from + PAGE_ROWS, count);
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
        {w.shown(from + 1, last, count)}
      </span>
      {count > PAGE_ROWS && (
        <span className={css.turn}>
          <button type="button" disabled={from === 0} onClick={() => onTurn(-1)}>
            {w.back(PAGE_STEP)}
          </button>
          <button type="button" disabled={last === count} onClick={() => onTurn(1)}>
            {w.next(PAGE_STEP)}
          </button>
        </span>
      )}
    </div>
  );
}

/** The types of a column from the loudest to the quietest; the chosen one stays, also where it is gone for now. */
function typesOf(model: Model, column: TypeColumn, filter: TypeFilter): string[] {
  const [chosen, type] = filter.split(' ') as [TypeColumn | '', Look?];
  const there = typesIn(model, column);
  return looksText(chosen === column && type ? [...there, type] : there).split(' ');
}
