import type { ExplanationWire, ReasonsWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { leafOf } from '../base/types';
import { words } from '../words';
import { reasonWords } from '../words/reasons';
import styles from './page.module.css';

/** Says it loudly where the standing leaf is not the one that would be built now. */
export function Stale({
  explanation,
  cure,
}: {
  explanation: ExplanationWire;
  /** What gives it its right leaf again. */
  cure: ReasonsWire['cure'];
}) {
  const makeChange = useApp((app) => app.makeChange);
  const { built, leaf, cursor } = explanation;
  const stands = leafOf(built);
  const right = leafOf(leaf);
  if (cursor === 0 || built === leaf || !stands || !right) return null;
  const name = (part: { name: string; ipat: boolean }): string =>
    `${part.name}${stands.ipat === right.ipat ? '' : `, ${words.page.ipat(part.ipat)}`}`;
  return (
    <div className={styles.stale} role="note">
      <strong>{words.page.stale}</strong>
      <p>{words.page.staleText(name(stands), name(right))}</p>
      {cure && <p>{cure.text}</p>}
      {cure?.event && (
        <Button onClick={() => cure.event && makeChange(cure.text, [cure.event])}>{reasonWords.cure}</Button>
      )}
    </div>
  );
}
