import type { ReactNode } from 'react';
import type { ExplanationWire } from '../../store/state';
import { Chip } from '../base/Chip';
import { codeName, leafOf, patCodeName } from '../base/types';
import { words } from '../words';
import { reasonWords } from '../words/reasons';
import styles from './card.module.css';

/** The reason in four rows: the MTRR that wins, the rule that made the leaf, the PAT entry, and what an access gets. */
export function Card({ explanation, hasEpt }: { explanation: ExplanationWire; hasEpt: boolean }) {
  const { mtrr, leaf, effective, patIndex, pat, winner, fired } = explanation;
  const w = words.page;
  const parts = leafOf(leaf);
  const gets = codeName(effective);
  return (
    <dl className={styles.card} aria-label={reasonWords.card}>
      <Row name={w.mtrr} chip={<TypeChip name={codeName(mtrr)} />}>
        {winner}
      </Row>
      <Row
        name={w.ept}
        chip={parts ? <Chip type={parts.name} /> : <Chip type="none" label="–" title={w.noLeaf} />}
      >
        {hasEpt ? fired : w.noEpt}
        {parts && (
          <small title={w.ipatHelp} data-on={parts.ipat}>
            {w.ipat(parts.ipat)}
          </small>
        )}
      </Row>
      <Row name={reasonWords.pat} chip={<Chip type={patCodeName(pat[patIndex] ?? 0)} />}>
        {reasonWords.patEntry(patIndex)}
      </Row>
      <Row name={w.effective} chip={<TypeChip big name={gets} />}>
        {gets === 'none' ? w.noAccess : ''}
      </Row>
    </dl>
  );
}

function Row({ name, chip, children }: { name: string; chip: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd>{chip}</dd>
    </div>
  );
}

function TypeChip({ name, big = false }: { name: string; big?: boolean }) {
  const w = words.page;
  if (name === 'undefined') return <Chip big={big} type={name} label={w.undefined} title={w.undefinedLong} />;
  return <Chip big={big} type={name} label={name === 'none' ? '–' : name} />;
}
