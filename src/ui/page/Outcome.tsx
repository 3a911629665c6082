import type { ExplanationWire } from '../../store/state';
import { Chip } from '../base/Chip';
import { codeName, leafOf } from '../base/types';
import { words } from '../words';
import styles from './page.module.css';

/** The way of a type, from the guest's MTRRs by the EPT leaf to what an access gets. */
export function Outcome({ explanation, hasEpt }: { explanation: ExplanationWire; hasEpt: boolean }) {
  const w = words.page;
  const leaf = leafOf(explanation.leaf);
  const effective = codeName(explanation.effective);
  return (
    <dl className={styles.outcome}>
      <div>
        <dt>{w.mtrr}</dt>
        <dd>
          <TypeChip name={codeName(explanation.mtrr)} />
        </dd>
      </div>
      <div>
        <dt>{w.ept}</dt>
        <dd>
          {leaf ? <Chip big type={leaf.name} /> : <Chip big type="none" label="–" title={w.noLeaf} />}
          <small title={w.ipatHelp}>{leaf ? w.ipat(leaf.ipat) : hasEpt ? w.noLeaf : w.noEpt}</small>
        </dd>
      </div>
      <div>
        <dt>{w.effective}</dt>
        <dd>
          <TypeChip name={effective} />
          {effective === 'none' && <small>{w.noAccess}</small>}
        </dd>
      </div>
    </dl>
  );
}

function TypeChip({ name }: { name: string }) {
  const w = words.page;
  if (name === 'undefined') return <Chip big type={name} label={w.undefined} title={w.undefinedLong} />;
  return <Chip big type={name} label={name === 'none' ? '–' : name} />;
}
