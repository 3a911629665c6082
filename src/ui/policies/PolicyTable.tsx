import { useApp } from '../../store/use-app';
import { words } from '../words';
import { SUMS } from './outcome';
import { PolicyRow } from './PolicyRow';
import styles from './policies.module.css';
import { stretchesOf } from './rail';
import type { Comparison } from './use-comparison';

/** The policies down their rail, and beside each the numbers for the scenario at hand. */
export function PolicyTable({
  comparison,
  onShow,
}: {
  comparison: Comparison;
  onShow: (gfn: number) => void;
}) {
  const policies = useApp((app) => app.policies);
  const current = useApp((app) => app.doc.policy);
  const { rows, busy } = comparison;
  const w = words.policies;

  if (policies.length === 0) return <p className={styles.intro}>{w.loading}</p>;
  return (
    <table className={styles.table} aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col">{w.policy}</th>
          <th scope="col" title={w.differsHelp}>
            {w.differs}
          </th>
          {SUMS.map((kind) => (
            <th key={kind} scope="col" title={w.help[kind]}>
              {w.sumHeads[kind]}
            </th>
          ))}
        </tr>
      </thead>
      {stretchesOf(policies).map(({ kind, stops }) => (
        <tbody key={stops[0]?.card.id}>
          <tr className={styles.stretch}>
            <th scope="rowgroup" colSpan={2 + SUMS.length}>
              {w.stretches[kind]}
            </th>
          </tr>
          {stops.map((stop) => (
            <PolicyRow
              key={stop.card.id}
              stop={stop}
              row={rows.get(stop.card.id)}
              isCurrent={stop.card.id === current}
              onShow={onShow}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
