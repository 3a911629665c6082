import { useState } from 'react';
import { leafBits } from '../../../arch/ept';
import { fieldsOf, figureOf, flipped } from '../../../arch/fields';
import { useApp } from '../../../store/use-app';
import { Button } from '../../base/Button';
import { gpaText } from '../../base/format';
import { leafOf } from '../../base/types';
import { usePolicy } from '../../base/use-policy';
import { words } from '../../words';
import { bitsWords } from '../../words/bits';
import { RegisterField } from '../RegisterField';
import { BitField } from './BitField';
import styles from './bits.module.css';
import { FieldTable } from './FieldTable';
import { readingOf } from './leaf';
import type { Listed } from './list';

const w = bitsWords.leafView;
/** Bits 6:0 are the ones that have to do with memory types, or with there being a leaf. */
const HIGHEST = 6;

/** The leaf of the selected page. It is the hypervisor's, so what is flipped here is a trial of its bits alone. */
export function LeafView({ register, maxPhysAddr }: { register: Listed; maxPhysAddr: number }) {
  const selection = useApp((app) => app.selection);
  const explanation = useApp((app) => app.explanation);
  const asks = useApp((app) => app.lesson?.asks ?? false);
  const hasEpt = usePolicy()?.ept !== false;
  const known = explanation?.gfn === selection ? explanation : undefined;
  const leaf = known && leafOf(known.leaf);
  const value = leaf && BigInt(leafBits(leaf.type, leaf.ipat) | 7);
  const why = !hasEpt ? w.noEpt : asks ? words.page.asked : selection === null ? w.noPage : w.noLeaf;
  return (
    <>
      <div className={styles.top}>
        <h3>{register.name}</h3>
      </div>
      {hasEpt && !asks && value !== undefined && selection !== null ? (
        // A page's trial is not the next one's.
        <Trial
          key={`${selection} ${value}`}
          register={{ ...register, value }}
          {...{ maxPhysAddr, selection }}
        />
      ) : (
        <p className={styles.note}>{why}</p>
      )}
    </>
  );
}

function Trial({
  register,
  maxPhysAddr,
  selection,
}: {
  register: Listed;
  maxPhysAddr: number;
  selection: number;
}) {
  const [value, setValue] = useState(register.value);
  const [said, say] = useState<string>();
  const fields = fieldsOf('leaf', maxPhysAddr);
  const isTrial = value !== register.value;
  const put = (next: bigint): string | undefined => {
    const highest = next.toString(2).length - 1;
    const problem = highest > HIGHEST ? bitsWords.notModelled(highest) : undefined;
    say(problem);
    if (problem === undefined) setValue(next);
    return problem;
  };
  return (
    <>
      <p className={styles.note}>
        {w.is(gpaText(selection))} {w.rest}
      </p>
      <RegisterField
        className={styles.value}
        label={bitsWords.value(register.name)}
        value={value}
        apply={put}
        onError={(error) => say(error?.text)}
      />
      <BitField
        name={register.name}
        value={value}
        fields={fields}
        onFlip={(bit) => put(flipped(value, bit))}
      />
      <div className={styles.said} role="status">
        {said ?? readingOf(value)} {isTrial && !said && w.trial}{' '}
        {isTrial && <Button onClick={() => put(register.value)}>{w.back}</Button>}
      </div>
      <FieldTable register={{ ...register, value }} fields={fields} />
      <p className={styles.note}>
        <cite>{figureOf('leaf')}</cite>
      </p>
    </>
  );
}
