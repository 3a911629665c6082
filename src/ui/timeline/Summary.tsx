import { useApp } from '../../store/use-app';
import { sizeText } from '../base/format';
import { words } from '../words';
import styles from './timeline.module.css';

/** One line about the event at the cursor, said aloud when it changes. */
export function Summary() {
  // While the answer is on its way there is nothing to say, so that the same words are said again after it.
  const audit = useApp(({ view, cursor, revision }) =>
    view?.cursor === cursor && view.revision === revision ? view.audit : undefined,
  );
  const w = words.timeline;
  const text =
    audit &&
    (audit.refused !== undefined
      ? w.refusedLong(audit.refused)
      : w.summary(audit.calls, sizeText(audit.zapped), sizeText(audit.needless), sizeText(audit.stale)));
  return (
    <p role="status" className={styles.summary} data-refused={audit?.refused !== undefined}>
      {text}
    </p>
  );
}
