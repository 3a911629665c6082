import { useEffect, useState } from 'react';
import type { DifferenceRowWire } from '../../store/state';
import { useApp, useAppStore } from '../../store/use-app';
import { Button } from '../base/Button';
import { sizeText, spanText } from '../base/format';
import { goTo } from '../map/go-to';
import { compareWords as w } from '../words/compare';
import { digits } from '../words/plural';
import styles from './compare.module.css';
import { fieldsIn, valueText } from './values';

/** Rows that are asked for at a time. */
const STEP = 40;

/** The ranges in which A and B differ, each with what both have there and why. */
export default function DifferenceList() {
  const other = useApp((app) => app.other);
  const differences = useApp((app) => app.differences);
  const [count, setCount] = useState(STEP);
  const [rows, setRows] = useState<readonly DifferenceRowWire[]>([]);
  const all = other?.difference?.rows ?? 0;

  useEffect(() => {
    if (!other) return;
    let isNews = true;
    differences(0, count)
      .then((list) => isNews && list && setRows(list))
      // The view beside it has said what is wrong.
      .catch(() => isNews && setRows([]));
    return () => {
      isNews = false;
    };
  }, [other, count, differences]);

  if (!other) return <p className={styles.empty}>{w.waiting}</p>;
  if (all === 0) return <p className={styles.empty}>{w.none}</p>;
  return (
    <section className={styles.list} aria-label={w.list}>
      <h3>
        {w.list} <span>{digits(all)}</span>
      </h3>
      <ol>
        {rows.map((row) => (
          <Row key={`${row.start} ${row.end}`} row={row} />
        ))}
      </ol>
      {rows.length < all && (
        <Button onClick={() => setCount(count + STEP)}>
          {w.more(Math.min(STEP, all - rows.length), all)}
        </Button>
      )}
    </section>
  );
}

function Row({ row }: { row: DifferenceRowWire }) {
  const store = useAppStore();
  const { start, end, a, b, fields, why, unlisted } = row;
  return (
    <li>
      <button type="button" onClick={() => goTo({ gfn: start }, store.getState())}>
        {spanText(start, end)} <small>{sizeText(end - start)}</small>
      </button>
      <table>
        <tbody>
          {fieldsIn(fields).map((field) => (
            <tr key={field}>
              <th scope="row">{w.fields[field]}</th>
              <td>{valueText(field, a[field])}</td>
              <td>{valueText(field, b[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unlisted > 0 && <p className={styles.soft}>{w.unlisted(unlisted)}</p>}
      <Reasons side="A" reasons={why.a} />
      <Reasons side="B" reasons={why.b} />
    </li>
  );
}

function Reasons({ side, reasons }: { side: 'A' | 'B'; reasons: DifferenceRowWire['why']['a'] }) {
  return reasons.map(({ text, source }) => (
    <p key={text} className={styles.reason} title={source}>
      <b data-side={side}>{side}</b> {text}
    </p>
  ));
}
