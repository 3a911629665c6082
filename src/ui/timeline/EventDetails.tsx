import { useMemo } from 'react';
import type { AuditWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { sizeText } from '../base/format';
import { usePolicy } from '../base/use-policy';
import { words } from '../words';
import styles from './details.module.css';
import { labelsOf } from './labels';
import { ZapCalls } from './ZapCalls';

/** What the event at the cursor did, with every zap call that it made. */
export function EventDetails() {
  const doc = useApp((app) => app.doc);
  const cursor = useApp((app) => app.cursor);
  const view = useApp((app) => app.view);
  const removeEvent = useApp((app) => app.removeEvent);
  const labels = useMemo(() => labelsOf(doc), [doc]);
  const hasEpt = usePolicy()?.ept !== false;
  const w = words.timeline;

  const event = doc.events?.[cursor - 1];
  if (!event) {
    return (
      <div className={styles.details}>
        <p className={styles.hint}>{labels.length === 0 ? w.empty : w.atStart}</p>
      </div>
    );
  }
  // While an answer is on its way, the old event's numbers must not stand beside the new one's name.
  const audit = view?.cursor === cursor ? view.audit : undefined;
  const vcpu = 'vcpu' in event ? event.vcpu : undefined;
  return (
    <div className={styles.details}>
      <div className={styles.what}>
        <p className={styles.title}>
          <span className={styles.count}>{w.event(cursor, labels.length)}</span>
          {vcpu !== undefined && <span className={styles.count}>{w.vcpu(vcpu)}</span>}
          <Button className={styles.remove} onClick={() => removeEvent(cursor - 1)}>
            {w.remove}
          </Button>
        </p>
        <p className={styles.long} title={labels[cursor - 1]?.long}>
          {labels[cursor - 1]?.long}
        </p>
        {audit &&
          (audit.refused === undefined ? (
            hasEpt && <Totals audit={audit} />
          ) : (
            <Refused reason={audit.refused} />
          ))}
      </div>
      {audit && audit.refused === undefined && <ZapCalls zaps={audit.zaps} hasEpt={hasEpt} />}
    </div>
  );
}

const TOTALS = ['zapped', 'changed', 'needless', 'stale'] as const;

function Totals({ audit }: { audit: AuditWire }) {
  const w = words.timeline;
  return (
    <dl className={styles.totals}>
      {TOTALS.map((kind) => (
        <div key={kind} data-kind={kind} data-any={audit[kind] > 0} title={w.help[kind]}>
          <dt>{w[kind]}</dt>
          <dd>{sizeText(audit[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Refused({ reason }: { reason: string }) {
  return <p className={styles.refused}>{words.timeline.refusedLong(reason)}</p>;
}
