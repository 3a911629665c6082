import { useApp } from '../../store/use-app';
import { Chip } from '../base/Chip';
import { Why } from '../page/Why';
import { compareWords as w } from '../words/compare';
import styles from './compare.module.css';
import { fieldsIn, lookOf, valueText } from './values';

/** The selected page on both sides, and B's reasons; A's stand below it as ever. */
export default function PageBeside() {
  const selection = useApp((app) => app.selection);
  const a = useApp((app) => app.explanation);
  const b = useApp((app) => app.otherExplanation);
  const otherSpace = useApp((app) => app.other?.space);
  const compared = useApp((app) => app.other?.difference?.fields ?? 0);
  if (selection === null || a?.gfn !== selection) return null;
  if (otherSpace !== undefined && selection >= otherSpace) return <p className={styles.empty}>{w.beyond}</p>;
  if (b?.gfn !== selection) return null;
  return (
    <>
      <table className={styles.atPage} aria-label={w.atPage}>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <b data-side="A">A</b>
            </th>
            <th scope="col">
              <b data-side="B">B</b>
            </th>
          </tr>
        </thead>
        <tbody>
          {fieldsIn(compared).map((field) => (
            <tr key={field} data-differs={a[field] !== b[field]}>
              <th scope="row">{w.fields[field]}</th>
              {[a, b].map((side, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: A, then B
                <td key={i}>
                  <Chip type={lookOf(field, side[field])} label={valueText(field, side[field])} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <details className={styles.whyB}>
        <summary>{w.whyB}</summary>
        <Why explanation={b} reasons={undefined} />
      </details>
    </>
  );
}
