import { lazy, Suspense, useMemo } from 'react';
import type { GroupEvent } from '../../scenario/types';
import type { AuditWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { sizeText } from '../base/format';
import { usePolicy } from '../base/use-policy';
import { words } from '../words';
import { digits } from '../words/plural';
import styles from './details.module.css';
import { labelsOf } from './labels';
import { ZapCalls } from './ZapCalls';
import { ZapWhys } from './ZapWhys';

const Parts = lazy(async () => ({ default: (await import('./Parts')).Parts }));

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
  const group = event.type === 'group' ? event : undefined;
  // Of a group, one part may be refused and the others still take effect.
  const happened = audit?.refused === undefined || group !== undefined;
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
        {group && <p className={styles.count}>{sizeOf(group, audit)}</p>}
        {audit?.refused !== undefined && <Refused reason={audit.refused} isPart={group !== undefined} />}
        {audit && happened && hasEpt && <Totals audit={audit} />}
      </div>
      {audit && happened && (
        <div className={styles.sides}>
          <ZapCalls audit={audit} hasEpt={hasEpt} />
          {hasEpt && <ZapWhys why={audit.why} />}
          {audit.parts && audit.calls > 0 && (
            <Suspense>
              <Parts parts={audit.parts} isConcurrent={group?.concurrent === true} />
            </Suspense>
          )}
        </div>
      )}
    </div>
  );
}

/** How large a group is, and whether its vCPUs run together. */
function sizeOf({ events, concurrent }: GroupEvent, audit: AuditWire | undefined): string {
  const parts = audit?.parts ?? [];
  const count = parts.reduce((sum, part) => sum + part.events, 0) || events.length;
  const size = words.group.size(count, parts.filter((part) => part.vcpu >= 0).length);
  return concurrent ? `${size}, ${words.group.concurrent}` : size;
}

const TOTALS = ['zapped', 'changed', 'needless', 'stale'] as const;

function Totals({ audit }: { audit: AuditWire }) {
  const w = words.timeline;
  const ranges = audit.zappedSpans.length / 2;
  return (
    <dl className={styles.totals}>
      {audit.parts && (
        <>
          <Count name={words.group.callsHead} help={words.group.callsHelp} value={audit.calls} />
          <Count name={words.group.distinct} help={words.group.rangesHelp} value={ranges} />
        </>
      )}
      {TOTALS.map((kind) => (
        <div key={kind} data-kind={kind} data-any={audit[kind] > 0} title={w.help[kind]}>
          <dt>{w[kind]}</dt>
          <dd>{sizeText(audit[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Count({ name, help, value }: { name: string; help: string; value: number }) {
  return (
    <div data-any={value > 0} title={help}>
      <dt>{name}</dt>
      <dd>{digits(value)}</dd>
    </div>
  );
}

function Refused({ reason, isPart }: { reason: string; isPart: boolean }) {
  const text = isPart ? words.group.refused(reason) : words.timeline.refusedLong(reason);
  return <p className={styles.refused}>{text}</p>;
}
