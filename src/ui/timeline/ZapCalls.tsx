import type { AuditWire } from '../../store/state';
import { sizeText, spanText } from '../base/format';
import { words } from '../words';
import styles from './details.module.css';

/** More calls than this are counted, not listed: a page's worth is enough to see what happens. */
const MOST = 200;

/** The zap calls of one event, in their order. */
export function ZapCalls({ zaps, hasEpt }: { zaps: AuditWire['zaps']; hasEpt: boolean }) {
  const w = words.timeline;
  if (zaps.length === 0) return <p className={styles.hint}>{hasEpt ? w.noCalls : w.noEpt}</p>;
  return (
    <div className={styles.calls}>
      <h3>{w.calls(zaps.length)}</h3>
      <ol>
        {zaps.slice(0, MOST).map((zap, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same call can be made twice
          <li key={i}>
            <span>{spanText(zap.start, zap.end)}</span>
            <span>{sizeText(zap.end - zap.start)}</span>
            <code>{zap.call}</code>
          </li>
        ))}
      </ol>
      {zaps.length > MOST && <p>{words.import.more(zaps.length - MOST)}</p>}
    </div>
  );
}
