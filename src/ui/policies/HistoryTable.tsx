import type { PageWire, PolicyCard } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Chip } from '../base/Chip';
import { Failure } from '../base/Failure';
import { words } from '../words';
import styles from './history.module.css';
import { pageOutcome } from './outcome';
import { useComparison } from './use-comparison';

/** One row a policy, in their order: the type that the page gets, the leaf that makes it, and whose rule it is. */
export default function HistoryTable({ gfn, labelledBy }: { gfn: number; labelledBy: string }) {
  const policies = useApp((app) => app.policies);
  const { rows, busy, error, again } = useComparison(gfn);
  const w = words.policies;

  if (error !== undefined) return <Failure error={error} again={again} className={styles.failure} />;
  return (
    <table className={styles.table} aria-labelledby={labelledBy} aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col">{w.type}</th>
          <th scope="col">{w.leaf}</th>
          <th scope="col">{w.policy}</th>
        </tr>
      </thead>
      <tbody>
        {policies.map((card) => (
          <HistoryRow key={card.id} card={card} page={rows.get(card.id)?.page} />
        ))}
      </tbody>
    </table>
  );
}

function HistoryRow({ card, page }: { card: PolicyCard; page: PageWire | undefined }) {
  const isCurrent = useApp((app) => app.doc.policy === card.id);
  const setup = useApp((app) => app.setup);
  const outcome = page && pageOutcome(page);
  const w = words.policies;
  return (
    <tr data-current={isCurrent}>
      <td>{outcome && <TypeChip name={outcome.effective} />}</td>
      <td className={styles.leaf}>
        {outcome && (
          <span title={card.ept ? undefined : words.page.noEpt}>{card.ept ? outcome.leaf : w.noLeaf}</span>
        )}
        {outcome?.built && (
          <strong className={styles.built} title={words.page.staleText(outcome.built, outcome.leaf)}>
            {w.built(outcome.built)}
          </strong>
        )}
      </td>
      <th scope="row">
        <button
          type="button"
          title={card.summary}
          aria-current={isCurrent || undefined}
          onClick={() => setup({ kind: 'policy', policy: card.id })}
        >
          {card.title}
        </button>
      </th>
    </tr>
  );
}

function TypeChip({ name }: { name: string }) {
  if (name === 'undefined')
    return <Chip type={name} label={words.page.undefined} title={words.page.undefinedLong} />;
  if (name === 'none') return <Chip type={name} label="–" title={words.page.noAccess} />;
  return <Chip type={name} />;
}
