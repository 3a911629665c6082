import { useEffect, useState } from 'react';
import { useApp } from '../../store/use-app';
import { sizeText, spanText } from '../base/format';
import { leafText, unpair } from '../map/data/names';
import { pagesOf, type Runs } from '../map/data/runs';
import { installedWords as w } from '../words/installed';
import styles from './installed.module.css';

/** Ranges that are listed; more are counted. */
const MOST = 100;

/** The ranges in which the installed leaves differ, and since when. `runs` have both leaves as a pair. */
export function Deviations({ runs, onClose }: { runs: Runs; onClose: () => void }) {
  const select = useApp((app) => app.select);
  const setWindow = useApp((app) => app.setWindow);
  const cursor = useApp((app) => app.cursor);
  const since = useSince(runs);
  const count = runs.starts.length;
  if (count === 0) return <p>{w.same}</p>;

  const show = (start: number, end: number): void => {
    select(start);
    // With as much again on both sides, so that one sees where it lies.
    const span = Math.max(3 * (end - start), 64);
    setWindow({ start: Math.max(start - (span - (end - start)) / 2, 0), span });
    onClose();
  };
  const rows = Array.from(runs.starts.slice(0, MOST), (start, i) => ({
    start,
    end: runs.ends[i] as number,
    ...unpair(runs.codes[i] as number),
  }));
  return (
    <>
      <p>
        <strong>{w.differs(pagesOf(runs), count)}</strong>
      </p>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              {Object.entries(w.columns).map(([id, title]) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ start, end, built: is, leaf: should }, i) => (
              <tr key={start}>
                <td>
                  <button
                    type="button"
                    aria-label={w.show(spanText(start, end))}
                    onClick={() => show(start, end)}
                  >
                    {spanText(start, end)}
                  </button>
                </td>
                <td>{sizeText(end - start)}</td>
                <td>{leafText(is)}</td>
                <td>{leafText(should)}</td>
                <td>{sinceText(since?.[i], cursor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > MOST && <p className={styles.soft}>{w.more(count - MOST)}</p>}
    </>
  );
}

function sinceText(last: number | undefined, cursor: number): string {
  if (last === undefined) return w.asking;
  if (last < 0) return w.never;
  return last >= cursor ? w.now : w.until(last);
}

/** The last point at which each of the first ranges would have been right. */
function useSince(runs: Runs): readonly number[] | undefined {
  const lastRight = useApp((app) => app.lastRight);
  const [answer, setAnswer] = useState<{ runs: Runs; list: readonly number[] }>();
  useEffect(() => {
    let isOld = false;
    const pages = [...runs.starts.slice(0, MOST)];
    const codes = Array.from(runs.codes.slice(0, MOST), (code) => unpair(code).built);
    lastRight(pages, codes)
      .catch(() => null)
      .then((list) => {
        if (list && !isOld) setAnswer({ runs, list });
      });
    return () => {
      isOld = true;
    };
  }, [lastRight, runs]);
  return answer?.runs === runs ? answer.list : undefined;
}
