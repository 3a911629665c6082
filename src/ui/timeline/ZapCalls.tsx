import { lazy, Suspense } from 'react';
import type { AuditWire } from '../../store/state';
import { sizeText, spanText } from '../base/format';
import { words } from '../words';
import styles from './details.module.css';

const Savings = lazy(() => import('./Savings'));

/** More calls than this are counted, not listed: a page's worth is enough to see what happens. */
const MOST = 200;

/** The zap calls of one event, in the order in which each was made first; identical ones are counted. */
export function ZapCalls({ audit, hasEpt }: { audit: AuditWire; hasEpt: boolean }) {
  const w = words.timeline;
  const { zaps, calls, list, parts = [] } = audit;
  const isMp = parts.filter((part) => part.vcpu >= 0).length > 1;
  if (zaps.length === 0) return <p className={styles.hint}>{hasEpt ? w.noCalls : w.noEpt}</p>;
  return (
    <div className={styles.calls}>
      <h3>{w.calls(calls)}</h3>
      {list && <p className={styles.list}>{words.group.list(list.alone, list.together)}</p>}
      {isMp && (
        <Suspense>
          <Savings audit={audit} />
        </Suspense>
      )}
      <ol>
        {zaps.slice(0, MOST).map((zap) => (
          <li key={`${zap.start} ${zap.end} ${zap.call}`}>
            <span>{spanText(zap.start, zap.end)}</span>
            <span>{sizeText(zap.end - zap.start)}</span>
            {zap.times > 1 && <b title={words.group.timesLong(zap.times)}>{words.group.times(zap.times)}</b>}
            <code>{zap.call}</code>
          </li>
        ))}
      </ol>
      {zaps.length > MOST && <p>{words.timeline.more(zaps.length - MOST)}</p>}
    </div>
  );
}
