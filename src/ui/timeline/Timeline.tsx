import { useMemo } from 'react';
import { useApp } from '../../store/use-app';
import { IconButton } from '../base/Button';
import { AddEvent } from '../events/AddEvent';
import { words } from '../words';
import { labelsOf } from './labels';
import { Strip } from './Strip';
import { Summary } from './Summary';
import styles from './timeline.module.css';

/** The guest's history: one entry an event, the cursor, and what the event at the cursor zapped. */
export function Timeline() {
  const doc = useApp((app) => app.doc);
  const cursor = useApp((app) => app.cursor);
  const setCursor = useApp((app) => app.setCursor);
  const labels = useMemo(() => labelsOf(doc), [doc]);
  const w = words.timeline;

  return (
    <div className={styles.timeline}>
      <h2 className={styles.title}>{w.title}</h2>
      <div className={styles.arrows}>
        <IconButton
          icon="back"
          label={w.back}
          title={`${w.back} [`}
          disabled={cursor === 0}
          onClick={() => setCursor(cursor - 1)}
        />
        <IconButton
          icon="forward"
          label={w.forward}
          title={`${w.forward} ]`}
          disabled={cursor >= labels.length}
          onClick={() => setCursor(cursor + 1)}
        />
        <AddEvent />
      </div>
      <Summary />
      <Strip labels={labels} />
    </div>
  );
}
