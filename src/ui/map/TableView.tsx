/** The segments as a table that one works in: sorted, filtered, and with the selection of the map. */
import { type KeyboardEvent, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { words } from '../words/map';
import { type Model, modelOf } from './data/model';
import { segmentAt } from './data/probe';
import { type Order, orderedSegments, segmentRow } from './data/table';
import type { MapSource } from './source';
import { TableHead } from './TableHead';
import { TableRow } from './TableRow';
import { TableTools } from './TableTools';
import css from './table.module.css';
import { useInput } from './use-input';
import { useRows } from './use-rows';

/** How far a key goes, in rows. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -20,
  PageDown: 20,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export default function TableView({
  source,
  onSelect,
}: {
  source: MapSource;
  /** A row was chosen: its first page. */
  onSelect(page: number): void;
}) {
  const view = useDeferredValue(useInput(source, (input) => input.view));
  const memory = useInput(source, (input) => input.memory);
  const leaves = useInput(source, (input) => input.leaves);
  const model = useMemo(() => (view ? modelOf(view, memory, leaves) : null), [view, memory, leaves]);
  return model ? (
    <Table model={model} source={source} onSelect={onSelect} />
  ) : (
    <p className={css.empty}>{words.tableView.noView}</p>
  );
}

function Table({
  model,
  source,
  onSelect,
}: {
  model: Model;
  source: MapSource;
  onSelect(page: number): void;
}) {
  const selection = useInput(source, (input) => input.selection);
  const [order, setOrder] = useState<Order>({ by: 'start', down: false, filter: '' });
  const box = useRef<HTMLDivElement>(null);
  /** Was the selection moved by a key in the table? Then the focus goes with it, once its row is drawn. */
  const follows = useRef(false);

  const listed = useMemo(() => orderedSegments(model, order), [model, order]);
  const selected = selection === null ? -1 : segmentAt(model, selection);
  const at = useMemo(() => listed.indexOf(selected), [listed, selected]);
  const { isLong, from, to, above, below, onScroll, reveal } = useRows(box, listed.length);
  const rows = useMemo(
    () => listed.slice(from, to).map((i) => segmentRow(model, i)),
    [model, listed, from, to],
  );
  const entry = at >= from && at < to ? selected : rows[0]?.index;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a selection is shown once; after that one may scroll on
  useLayoutEffect(() => reveal(at), [selected, order]);
  useLayoutEffect(() => {
    const row = follows.current && box.current?.querySelector<HTMLElement>(`[data-segment="${selected}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    follows.current = false;
  });

  const reorder = (next: Partial<Order>): void => {
    setOrder({ ...order, ...next });
    box.current?.scrollTo({ top: 0 });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || listed.length === 0) return;
    event.preventDefault();
    const present = at < 0 ? from - Math.sign(step) : at;
    const next = listed[Math.min(Math.max(present + step, 0), listed.length - 1)] as number;
    follows.current = next !== selected;
    onSelect(model.view.segments.starts[next] as number);
  };

  return (
    <div className={css.view}>
      <TableTools model={model} order={order} onOrder={reorder} count={listed.length} />
      {listed.length === 0 && <p className={css.empty}>{words.tableView.none}</p>}
      <div
        ref={box}
        className={css.scroll}
        hidden={listed.length === 0}
        onScroll={isLong ? onScroll : undefined}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are selected, and walked by arrows
          role="grid"
          aria-label={words.table}
          aria-rowcount={listed.length + 1}
          data-long={isLong}
          className={css.table}
        >
          <TableHead order={order} onOrder={reorder} />
          {above > 0 && <Rest height={above} />}
          <tbody onKeyDown={onKeyDown}>
            {rows.map((row, i) => (
              <TableRow
                key={row.page}
                row={row}
                number={from + i + 2}
                selected={row.index === selected}
                entry={row.index === entry}
                onSelect={onSelect}
              />
            ))}
          </tbody>
          {below > 0 && <Rest height={below} />}
        </table>
      </div>
    </div>
  );
}

/** The height of rows that are not drawn. */
function Rest({ height }: { height: number }) {
  return (
    <tbody aria-hidden="true">
      <tr style={{ height }} />
    </tbody>
  );
}
