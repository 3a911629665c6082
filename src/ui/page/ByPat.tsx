import type { ExplanationWire } from '../../store/state';
import { cx } from '../base/format';
import { codeName, patCodeName } from '../base/types';
import { useDialogs } from '../shell/dialogs';
import { words } from '../words';
import { reasonWords } from '../words/reasons';
import styles from './page.module.css';

/** What an access would get through each of the eight PAT entries; the one that is selected here is marked. */
export function ByPat({ explanation }: { explanation: ExplanationWire }) {
  const { pat, effectiveByPat, patIndex } = explanation;
  const { open } = useDialogs();
  const w = words.page;
  return (
    <section className={styles.part}>
      <div className={styles.headed}>
        <h3>{w.byPat}</h3>
        <button
          type="button"
          className={styles.link}
          aria-label={reasonWords.tables}
          onClick={() => open('tables')}
        >
          {reasonWords.tablesShort}
        </button>
      </div>
      <ul className={styles.byPat}>
        {pat.map((code, i) => {
          const from = patCodeName(code);
          const to = codeName(effectiveByPat[i] ?? 255);
          const short = to === 'undefined' ? '?' : to === 'none' ? '–' : to;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its number
            <li key={i} className={cx(i === patIndex && styles.chosen)} title={w.patItem(i, from, to)}>
              <span className="visually-hidden">{w.patItem(i, from, to)}</span>
              <span aria-hidden="true">{i}</span>
              <span aria-hidden="true">{from}</span>
              <b aria-hidden="true" data-type={to}>
                {short}
              </b>
            </li>
          );
        })}
      </ul>
      <p className={styles.soft}>{w.patSelected(patIndex)}</p>
    </section>
  );
}
