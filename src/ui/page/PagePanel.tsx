import { lazy, Suspense } from 'react';
import { useApp } from '../../store/use-app';
import { IconButton } from '../base/Button';
import { cx, gpaText, groupHex } from '../base/format';
import { words } from '../words';
import { EmptyPage } from './EmptyPage';
import styles from './page.module.css';

/** Most of the panel, and nobody waits for it before a page is selected. */
const Explained = lazy(() => import('./Explained'));

const PageHistory = lazy(async () => ({ default: (await import('../policies/PageHistory')).PageHistory }));
const DifferenceList = lazy(() => import('../compare/DifferenceList'));

/** Everything about the selected page: where it lies, what it gets, and why. */
export function PagePanel() {
  const selection = useApp((app) => app.selection);
  const explanation = useApp((app) => app.explanation);
  const select = useApp((app) => app.select);
  const asks = useApp((app) => app.lesson?.asks ?? false);
  const isCompared = useApp((app) => app.against !== null);
  const w = words.page;

  // A lesson asks before anything tells.
  if (asks) return <p className={styles.wait}>{w.asked}</p>;
  if (selection === null && isCompared) {
    return (
      <Suspense>
        <DifferenceList />
      </Suspense>
    );
  }
  if (selection === null) return <EmptyPage />;
  // The answer for the page before would be a wrong answer for this one.
  const known = explanation?.gfn === selection ? explanation : undefined;
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <p className={styles.gpa}>
          <abbr title={w.gpaLong}>{w.gpa}</abbr> <strong>{gpaText(selection)}</strong>
        </p>
        <p className={styles.gfn}>
          <abbr title={w.gfnLong}>{w.gfn}</abbr> {groupHex(selection)}
        </p>
        <IconButton icon="close" className={styles.close} label={w.unselect} onClick={() => select(null)} />
      </header>
      {!known && <p className={styles.wait}>{w.wait}</p>}
      {explanation && (
        // What stood there keeps its room while one waits, so that the panel stays where it was scrolled to.
        <div className={cx(!known && styles.old)}>
          <Suspense fallback={<p className={styles.wait}>{w.wait}</p>}>
            <Explained explanation={explanation} gfn={selection} />
          </Suspense>
        </div>
      )}
      <Suspense>
        <PageHistory gfn={selection} />
      </Suspense>
    </div>
  );
}
