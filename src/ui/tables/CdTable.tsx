import { useId } from 'react';
import { cacheDisabled, notWriteThrough } from '../../arch/cr0';
import { tableWords as w } from '../words/tables';
import { cdTable } from './model';
import styles from './tables.module.css';

/** CR0.CD and NW: what each of the four means, and the one that holds now. */
export function CdTable({ cr0 }: { cr0: number }) {
  const id = useId();
  const [cd, nw] = [Number(cacheDisabled(cr0)), Number(notWriteThrough(cr0))];
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{w.cr0}</h3>
      <table className={styles.cd} aria-labelledby={id}>
        <thead>
          <tr>
            {[w.cd, w.nw, w.intel, w.amdHead].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cdTable.map((row) => {
            const isNow = row.cd === cd && row.nw === nw;
            return (
              <tr key={`${row.cd} ${row.nw}`} data-marked={isNow} aria-current={isNow || undefined}>
                <td>{row.cd}</td>
                <td>{row.nw}</td>
                <td>
                  {row.intel}
                  <small>{row.more}</small>
                </td>
                <td>{row.amd}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.said}>
        <cite>{w.cr0Source}</cite>
      </p>
    </section>
  );
}
