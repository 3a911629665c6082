import { useMemo } from 'react';
import { useApp } from '../../store/use-app';
import { words } from '../words';
import { labelsOf } from './labels';
import { spokenAudit } from './spoken';
import styles from './timeline.module.css';

/** One line about the event at the cursor, said aloud when it changes. */
export function Summary() {
  // While the answer is on its way there is nothing to say, so that the same words are said again after it.
  const view = useApp(({ view, cursor, revision }) =>
    view?.cursor === cursor && view.revision === revision ? view : undefined,
  );
  const doc = useApp((app) => app.doc);
  const label = useMemo(() => view && labelsOf(doc)[view.cursor - 1]?.short, [doc, view]);
  const audit = view?.audit;
  return (
    <p role="status" className={styles.summary} data-refused={audit?.refused !== undefined}>
      {audit && `${label}: ${spokenAudit(audit, audit.zappedSpans.length / 2)}`}
      {view?.cursor === 0 && words.timeline.startLong}
    </p>
  );
}
