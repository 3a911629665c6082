/** One row of the table. One is drawn again only when it changes. */
import { type KeyboardEvent, memo } from 'react';
import { Chip } from '../base/Chip';
import { words } from '../words/map';
import type { SegmentRow } from './data/table';
import css from './table.module.css';

interface Props {
  row: SegmentRow;
  /** Of all rows, the head included, from 1. */
  number: number;
  selected: boolean;
  /** Is it the one that Tab leads to? */
  entry: boolean;
  onSelect(page: number): void;
}

export const TableRow = memo(
  function TableRow({ row, number, selected, entry, onSelect }: Props) {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onSelect(row.page);
    };
    return (
      <tr
        data-segment={row.index}
        aria-rowindex={number}
        aria-selected={selected}
        tabIndex={entry ? 0 : -1}
        onClick={() => onSelect(row.page)}
        onKeyDown={onKeyDown}
      >
        <td data-column="start">{row.start}</td>
        <td>{row.end}</td>
        <td data-column="size">{row.size}</td>
        <td className={css.memory} title={row.memory}>
          {row.memory}
        </td>
        <Type name={row.mtrr} />
        <Type name={row.ept} />
        <td>{row.ipat}</td>
        <Type name={row.effective} />
        <Type name={row.built} />
        <td className={css.state}>{row.state}</td>
      </tr>
    );
  },
  (a, b) =>
    a.number === b.number &&
    a.selected === b.selected &&
    a.entry === b.entry &&
    a.onSelect === b.onSelect &&
    (a.row === b.row || JSON.stringify(a.row) === JSON.stringify(b.row)),
);

/** `WB with IPAT` is the chip of WB with its words behind it. */
function Type({ name }: { name: string }) {
  const [type = name, ...rest] = name.split(' ');
  return (
    <td>
      {type === 'none' ? <span className={css.none}>{words.said.none}</span> : <Chip type={type} />}
      {rest.length > 0 && <span className={css.more}> {rest.join(' ')}</span>}
    </td>
  );
}
