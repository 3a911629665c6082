import { useApp } from '../../store/use-app';
import { sizeText } from '../base/format';
import { words } from '../words';
import styles from './timeline.module.css';

/** One line about the event at the cursor, said aloud when it changes. */
export function Summary() {
  const audit = useApp((app) => app.view?.audit);
  const cursor = useApp((app) => app.cursor);
  const w = words.timeline;
  const text =
    audit &&
    (audit.refused !== undefined
      ? w.refusedLong(audit.refused)
      : w.summary(audit.calls, sizeText(audit.zapped), sizeText(audit.needless), sizeText(audit.stale)));
  return (
    <p role="status" className={styles.summary} data-refused={audit?.refused !== undefined}>
      {cursor === 0 ? '' : text}
    </p>
  );
}
