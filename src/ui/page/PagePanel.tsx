import type { ExplanationWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { IconButton } from '../base/Button';
import { cx, gpaText, groupHex } from '../base/format';
import { usePolicy } from '../base/use-policy';
import { PageHistory } from '../policies/PageHistory';
import { words } from '../words';
import { ByPat } from './ByPat';
import { Card } from './Card';
import { EmptyPage } from './EmptyPage';
import { InstalledLeaf } from './InstalledLeaf';
import { LeafBits } from './LeafBits';
import { Place } from './Place';
import styles from './page.module.css';
import { Stale } from './Stale';
import { Toggles } from './Toggles';
import { useReasons } from './use-reasons';
import { Why } from './Why';

/** Everything about the selected page: where it lies, what it gets, and why. */
export function PagePanel() {
  const selection = useApp((app) => app.selection);
  const explanation = useApp((app) => app.explanation);
  const select = useApp((app) => app.select);
  const asks = useApp((app) => app.lesson?.asks ?? false);
  const w = words.page;

  // A lesson asks before anything tells.
  if (asks) return <p className={styles.wait}>{w.asked}</p>;
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
          <Explained explanation={explanation} gfn={selection} />
        </div>
      )}
      <PageHistory gfn={selection} />
    </div>
  );
}

/** The reason card, and what there is to know below it. */
function Explained({ explanation, gfn }: { explanation: ExplanationWire; gfn: number }) {
  const hasEpt = usePolicy()?.ept !== false;
  const isNewest = useApp(
    (app) => app.revision === explanation.revision && app.cursor === explanation.cursor,
  );
  const second = useReasons(gfn, isNewest && explanation.gfn === gfn);
  return (
    <>
      <Card explanation={explanation} hasEpt={hasEpt} />
      <Stale explanation={explanation} cure={second.old ? undefined : second.reasons?.cure} />
      {hasEpt && <InstalledLeaf explanation={explanation} />}
      <Toggles explanation={explanation} reasons={second} />
      <Place explanation={explanation} />
      {hasEpt && <LeafBits leaf={explanation.leaf} />}
      <ByPat explanation={explanation} />
      <Why explanation={explanation} reasons={second.old ? undefined : second.reasons} />
    </>
  );
}
