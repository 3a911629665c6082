import { lazy, Suspense, useId, useState } from 'react';
import { words } from '../words';
import styles from './history.module.css';

const HistoryTable = lazy(() => import('./HistoryTable'));

/** The history of one page, its type under every policy, folded away: nothing is asked until it is opened. */
export function PageHistory({ gfn }: { gfn: number }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3 id={id}>{words.policies.history}</h3>
      </summary>
      {isOpen && (
        <Suspense>
          <HistoryTable gfn={gfn} labelledBy={id} />
        </Suspense>
      )}
    </details>
  );
}
