import { useMemo } from 'react';
import { useApp } from '../../store/use-app';
import { CommandButton } from '../commands/CommandButton';
import { AddEvent } from '../events/AddEvent';
import { words } from '../words';
import { labelsOf } from './labels';
import { Player } from './Player';
import { Strip } from './Strip';
import { Summary } from './Summary';
import styles from './timeline.module.css';

/** The guest's history: one entry an event, the cursor, and what the event at the cursor zapped. */
export function Timeline() {
  const doc = useApp((app) => app.doc);
  const labels = useMemo(() => labelsOf(doc), [doc]);
  const w = words.timeline;

  return (
    <div className={styles.timeline}>
      <h2 className={styles.title}>{w.title}</h2>
      <div className={styles.arrows}>
        <CommandButton id="back" icon="back" />
        <CommandButton id="forward" icon="forward" />
        <Player />
        <AddEvent />
      </div>
      <Summary />
      <Strip labels={labels} />
    </div>
  );
}
