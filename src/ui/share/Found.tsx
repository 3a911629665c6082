import type { ReadingWire } from '../../store/state';
import { words } from '../words';
import styles from './import.module.css';
import { Preview } from './Preview';

/** Longer lists are counted from here on. */
const MOST = 50;

/** What was found in a dump, what was not understood, what was assumed, and what would be set. */
export function Found({ reading }: { reading: ReadingWire }) {
  const { formats, lines, assumed, differences, error, doc } = reading;
  const w = words.import;
  const count = (status: string): number => lines.filter((line) => line.status === status).length;
  const unknown = lines.filter((line) => line.status === 'unknown');
  return (
    <>
      {error !== undefined && (
        <div className={styles.refused} role="alert">
          <strong>{w.notRead}</strong>
          <p>{error}</p>
        </div>
      )}
      {formats.length > 0 && (
        <p>
          <strong>{w.found(formats.join(', '))}</strong>
          <br />
          <span className={styles.soft}>{w.lines(count('read'), count('noise'))}</span>
        </p>
      )}
      {doc && <Preview doc={doc} />}
      {unknown.length > 0 && (
        <details open={unknown.length <= 5}>
          <summary className={styles.warn}>{w.unknown(unknown.length)}</summary>
          <ul className={styles.lines}>
            {unknown.slice(0, MOST).map((line) => (
              <li key={line.number}>
                <span className={styles.soft}>{w.line(line.number)}</span> <code>{line.text}</code>
                {line.why && <p>{line.why}</p>}
              </li>
            ))}
            {unknown.length > MOST && <li>{w.more(unknown.length - MOST)}</li>}
          </ul>
        </details>
      )}
      <Sentences title={w.differences} list={differences} warn />
      <Sentences title={w.assumed} list={assumed} />
    </>
  );
}

function Sentences({
  title,
  list,
  warn = false,
}: {
  title: string;
  list: readonly string[];
  warn?: boolean;
}) {
  if (list.length === 0) return null;
  return (
    <section>
      <h3 className={warn ? styles.warn : styles.soft}>{title}</h3>
      <ul className={styles.lines}>
        {list.slice(0, MOST).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {list.length > MOST && <li>{words.import.more(list.length - MOST)}</li>}
      </ul>
    </section>
  );
}
