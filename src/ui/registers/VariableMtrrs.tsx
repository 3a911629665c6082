import { useState } from 'react';
import { MTRR_PHYSBASE0 } from '../../arch/msr';
import type { RegistersWire } from '../../store/state';
import { Button } from '../base/Button';
import { cx } from '../base/format';
import { Section } from '../base/Section';
import { words } from '../words';
import { AddRange } from './AddRange';
import { BitsButton } from './bits/BitsButton';
import { isFree, rangeFields } from './decode';
import { sizeOfMask } from './mask';
import { VariableRow } from './VariableRow';
import styles from './variable.module.css';

/** The table of the variable ranges that hold something, and the way to set the next free one. */
export function VariableMtrrs({ registers, space }: { registers: RegistersWire; space: number }) {
  const [masks, setMasks] = useState(false);
  const [adding, setAdding] = useState(false);
  const ranges = registers.variable.map(rangeFields);
  const used = ranges.filter((range) => !isFree(range));
  const free = ranges.find(isFree);
  const showsMask = masks || used.some((range) => sizeOfMask(range.mask, space) === undefined);
  const w = words.variable;

  const head = (
    <span className={styles.tools}>
      {w.used(used.length, ranges.length)}
      <button type="button" className={styles.link} onClick={() => setMasks(!masks)}>
        {masks ? w.showSizes : w.showMasks}
      </button>
    </span>
  );
  return (
    <Section
      title={w.title}
      aside={head}
      bits={
        ranges.length > 0 && <BitsButton of={MTRR_PHYSBASE0 + 2 * (used[0]?.index ?? 0)} name={w.title} />
      }
    >
      <div className={cx(showsMask && styles.masks)}>
        {used.length > 0 && (
          <div className={styles.head} aria-hidden="true">
            <span>{w.number}</span>
            <span>{w.type}</span>
            <span>{w.base}</span>
            <span>{masks ? w.mask : w.size}</span>
          </div>
        )}
        {used.map((range) => (
          <VariableRow key={range.index} range={range} space={space} asMask={masks} />
        ))}
      </div>
      {used.length === 0 && !adding && (
        <p className={styles.none}>{ranges.length === 0 ? w.noneAtAll : w.none}</p>
      )}
      {adding && free ? (
        <AddRange index={free.index} space={space} onDone={() => setAdding(false)} />
      ) : (
        free && (
          <Button className={styles.add} onClick={() => setAdding(true)}>
            {w.add}
          </Button>
        )
      )}
      {!free && ranges.length > 0 && <p className={styles.none}>{w.full}</p>}
    </Section>
  );
}
