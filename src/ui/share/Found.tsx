import type { ReadingWire } from '../../store/state';
import { sizeText } from '../base/format';
import { importWords as w } from '../words/import';
import { Assumptions, Contradictions } from './Choices';
import styles from './import.module.css';
import { MapPreview } from './MapPreview';
import { Preview } from './Preview';
import type { Picks } from './use-reading';

/** Longer lists are counted from here on. */
const MOST = 50;

interface Props {
  readonly reading: ReadingWire;
  readonly picks: Picks;
  onPicks(picks: Picks): void;
}

/** What was found in a dump, what is to be picked, what would be set, and what was not understood or assumed. */
export function Found({ reading, picks, onPicks }: Props) {
  const {
    formats,
    lines,
    counts,
    assumed,
    differences,
    error,
    doc,
    leaves,
    choices = [],
    isWhole = false,
  } = reading;
  return (
    <>
      {error !== undefined && !leaves && (
        <div className={styles.refused} role="alert">
          <strong>{w.notRead}</strong>
          <p>{error}</p>
        </div>
      )}
      {formats.length > 0 && (
        <p>
          <strong>{w.found(formats.map((id) => w.formats[id] ?? id).join(', '))}</strong>
          <br />
          <span className={styles.soft}>{w.lines(counts.read, counts.noise)}</span>
        </p>
      )}
      {leaves && <p>{leavesText(leaves)}</p>}
      <Contradictions choices={choices} picks={picks} onPicks={onPicks} />
      {doc && <MapPreview doc={doc} isWhole={isWhole} />}
      <Assumptions choices={choices} picks={picks} onPicks={onPicks} />
      {doc && <Preview doc={doc} />}
      <Lines title={w.unknown(counts.unknown)} lines={lines} status="unknown" all={counts.unknown} />
      <Sentences title={w.differences} list={differences} warn />
      <Sentences title={w.assumed} list={assumed} />
      <Lines title={w.aside} lines={lines} status="noise" />
    </>
  );
}

function leavesText({ starts, ends }: NonNullable<ReadingWire['leaves']>): string {
  const pages = starts.reduce((sum, start, i) => sum + (ends[i] as number) - start, 0);
  return w.leaves(pages, sizeText(pages));
}

/** Lines of one status with the reasons; open where they are few and have to do with a mistake. */
function Lines({
  title,
  lines,
  status,
  all,
}: {
  title: string | ((n: number) => string);
  lines: ReadingWire['lines'];
  status: 'unknown' | 'noise';
  all?: number;
}) {
  const list = lines.filter((line) => line.status === status);
  const count = all ?? list.length;
  if (count === 0) return null;
  const isBad = status === 'unknown';
  return (
    <details open={isBad && count <= 5}>
      <summary className={isBad ? styles.warn : styles.soft}>
        {typeof title === 'string' ? title : title(count)}
      </summary>
      <ul className={styles.lines}>
        {list.slice(0, MOST).map((line) => (
          <li key={line.number}>
            <span className={styles.soft}>{w.line(line.number)}</span> <code>{line.text}</code>
            {line.why && <p>{line.why}</p>}
          </li>
        ))}
        {count > MOST && <li>{w.more(count - MOST)}</li>}
      </ul>
    </details>
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
        {list.length > MOST && <li>{w.more(list.length - MOST)}</li>}
      </ul>
    </section>
  );
}
