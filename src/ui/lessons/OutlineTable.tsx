import type { Outline, OutlineRow } from '../../resolve/lessons/outline';
import { sizeText, spanText } from '../base/format';
import { lessonWords } from '../words/lessons';
import styles from './article.module.css';

const w = lessonWords.article;
const COLUMNS = ['mtrr', 'ept', 'effective'] as const;

/** A map as a table. The EPT has a column only where there is one. */
export function OutlineTable({ outline: { rows, more } }: { outline: Outline }) {
  const columns = COLUMNS.filter((column) => column !== 'ept' || rows.some((row) => row.ept !== 'none'));
  return (
    <table className={styles.map} aria-label={w.map}>
      <thead>
        <tr>
          <th scope="col">{w.range}</th>
          <th scope="col">{w.size}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {w[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.start}>
            <th scope="row">{spanText(row.start, row.end)}</th>
            <td>{sizeText(row.end - row.start)}</td>
            {columns.map((column) => (
              <td key={column}>
                <Value row={row} column={column} />
              </td>
            ))}
          </tr>
        ))}
        {more > 0 && (
          <tr>
            <td colSpan={2 + columns.length}>{w.more(more)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Value({ row, column }: { row: OutlineRow; column: (typeof COLUMNS)[number] }) {
  const type = row[column];
  if (type === 'none') return '–';
  return (
    <>
      <span className={styles.chip} data-type={type}>
        {type}
      </span>
      {column === 'ept' && row.ipat === '1' && ' IPAT'}
    </>
  );
}
