import { useState } from 'react';
import type { Kept } from '../../store/shelf/shelf';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { keptWords as w } from '../words/kept';
import { KeptList } from './KeptList';
import styles from './kept.module.css';
import { OtherDrafts } from './OtherDrafts';
import { PresentScenario } from './PresentScenario';
import { ShelfFile } from './ShelfFile';
import { type Said, useShelf } from './use-shelf';

/** The scenarios that are kept in this browser, and the present one among them. */
export default function ScenariosDialog({ onClose }: { onClose: () => void }) {
  const view = useShelf();
  const openKept = useApp((app) => app.openKept);
  const [said, setSaid] = useState<Said>();
  const { items, unreadable, error } = view;

  const open = ({ doc, id, version }: Kept): void => {
    openKept(doc, { id, version });
    onClose();
  };
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <div className={styles.kept}>
        <section className={styles.present} aria-label={w.present}>
          <h3>{w.present}</h3>
          <PresentScenario view={view} onSaid={setSaid} onOpen={open} />
        </section>
        {error !== undefined && (
          <p className={styles.error} role="alert">
            {w.failed(error)}
          </p>
        )}
        <p className={styles.said} role="status">
          {said?.text}{' '}
          {said?.undo && (
            <Button
              // The button that was pressed is gone with its row.
              ref={(button) => button?.focus()}
              onClick={() => {
                said.undo?.();
                setSaid(undefined);
              }}
            >
              {w.undo}
            </Button>
          )}
        </p>
        <section aria-label={w.list}>
          <div className={styles.head}>
            <h3>{w.list}</h3>
            <ShelfFile view={view} onSaid={setSaid} />
          </div>
          {!items && error === undefined && <p className={styles.soft}>{w.loading}</p>}
          {items?.length === 0 && unreadable === 0 && <p className={styles.soft}>{w.none}</p>}
          <KeptList view={view} onSaid={setSaid} onOpen={open} />
          {unreadable > 0 && <p className={styles.soft}>{w.unreadable(unreadable)}</p>}
        </section>
        <OtherDrafts onClose={onClose} />
      </div>
    </Dialog>
  );
}
