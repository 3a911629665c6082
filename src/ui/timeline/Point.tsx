import type { AuditSummary } from '../../store/state';
import { sizeText } from '../base/format';
import { words } from '../words';
import type { EventLabel } from './labels';
import { spokenAudit } from './spoken';
import styles from './timeline.module.css';

/** One point in time: its dot, its label and what it zapped. No label: the start. */
export function Point({
  id,
  place,
  label,
  audit,
  hasEpt,
  state,
}: {
  id: string;
  /** Which point of how many, from 1: where not all of them are in the page. */
  place?: { at: number; of: number } | undefined;
  label: EventLabel | undefined;
  audit: AuditSummary | undefined;
  /** Without one there is nothing to zap, and nothing to say of it. */
  hasEpt: boolean;
  state: 'past' | 'now' | 'future';
}) {
  const w = words.timeline;
  const name = label?.short ?? w.start;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and points here
    <div
      id={id}
      role="option"
      aria-selected={state === 'now'}
      aria-posinset={place?.at}
      aria-setsize={place?.of}
      aria-label={label ? w.item(name, audit ? spokenAudit(audit, 0) : '') : w.startLong}
      className={styles.point}
      data-state={state}
      title={label?.long ?? w.startLong}
    >
      <span className={styles.dot} />
      <span className={styles.label}>{name}</span>
      <span className={styles.audit}>
        {label && (hasEpt || audit?.refused !== undefined) && <AuditMarks audit={audit} />}
      </span>
    </div>
  );
}

function AuditMarks({ audit }: { audit: AuditSummary | undefined }) {
  const w = words.timeline;
  if (!audit) return null;
  if (audit.refused !== undefined) return <b className={styles.refusedMark}>{w.refusedMark}</b>;
  return (
    <>
      {audit.zapped === 0 ? (
        <span className={styles.nothing}>{w.nothing}</span>
      ) : (
        <span className={audit.needless === audit.zapped ? styles.needlessMark : styles.zappedMark}>
          {sizeText(audit.zapped)}
        </span>
      )}
      {audit.stale > 0 && (
        <span className={styles.staleMark}>
          {w.stale} {sizeText(audit.stale)}
        </span>
      )}
    </>
  );
}
