import { Fragment, lazy, Suspense } from 'react';
import { typeName } from '../../arch/memtype';
import type { RegistersWire } from '../../store/state';
import { FoldedSection } from '../base/Section';
import { words } from '../words';
import { fixedTypes } from './decode';
import styles from './fixed.module.css';
import { runsOf } from './runs';

const FixedGrid = lazy(async () => ({ default: (await import('./FixedGrid')).FixedGrid }));

/** The 88 fixed ranges: one line that says them all, and the grid behind it. */
export function FixedMtrrs({ registers }: { registers: RegistersWire }) {
  const types = fixedTypes(registers.fixed);
  const runs = runsOf(types);
  const [first] = runs;
  const summary =
    runs.length === 1 && first
      ? words.fixed.all(typeName(first.type))
      : runs.map((run, i) => (
          <Fragment key={run.text}>
            <span className={styles.run}>
              {typeName(run.type)} {run.text}
              {i < runs.length - 1 && ','}
            </span>{' '}
          </Fragment>
        ));
  return (
    <FoldedSection title={words.fixed.title} summary={summary}>
      <Suspense>
        <FixedGrid registers={registers} types={types} />
      </Suspense>
    </FoldedSection>
  );
}
