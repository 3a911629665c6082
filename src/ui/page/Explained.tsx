import { lazy, Suspense } from 'react';
import type { ExplanationWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { usePolicy } from '../base/use-policy';
import { words } from '../words';
import { ByPat } from './ByPat';
import { Card } from './Card';
import { InstalledLeaf } from './InstalledLeaf';
import { LeafBits } from './LeafBits';
import { Place } from './Place';
import styles from './page.module.css';
import { Stale } from './Stale';
import { Toggles } from './Toggles';
import { useReasons } from './use-reasons';
import { Why } from './Why';

const PageBeside = lazy(() => import('../compare/PageBeside'));

/** The reason card, and what there is to know below it. */
export default function Explained({ explanation, gfn }: { explanation: ExplanationWire; gfn: number }) {
  const hasEpt = usePolicy()?.ept !== false;
  const isCompared = useApp((app) => app.against !== null);
  const { builder, cursor } = explanation;
  const isNewest = useApp(
    (app) => app.revision === explanation.revision && app.cursor === explanation.cursor,
  );
  const second = useReasons(gfn, isNewest && explanation.gfn === gfn);
  return (
    <>
      <Card explanation={explanation} hasEpt={hasEpt} />
      {isCompared && (
        <Suspense>
          <PageBeside />
        </Suspense>
      )}
      <Stale explanation={explanation} cure={second.old ? undefined : second.reasons?.cure} />
      {hasEpt && builder && (cursor > 0 || builder.vcpu > 0) && (
        <p className={styles.built}>{words.page.builtBy(builder.vcpu, builder.event)}</p>
      )}
      {hasEpt && <InstalledLeaf explanation={explanation} />}
      <Toggles explanation={explanation} reasons={second} />
      <Place explanation={explanation} />
      {hasEpt && <LeafBits leaf={explanation.leaf} />}
      <ByPat explanation={explanation} />
      <Why explanation={explanation} reasons={second.old ? undefined : second.reasons} />
    </>
  );
}
