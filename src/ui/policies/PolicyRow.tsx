import type { PolicyRowWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { gpaText } from '../base/format';
import { words } from '../words';
import { sumsOf } from './outcome';
import type { Stop } from './rail';
import rail from './rail.module.css';
import styles from './row.module.css';

interface Props {
  stop: Stop;
  row: PolicyRowWire | undefined;
  isCurrent: boolean;
  onShow: (gfn: number) => void;
}

/** One policy: what changed with it, where its map parts from the selected one, and what the timeline cost under it. */
export function PolicyRow({ stop, row, isCurrent, onShow }: Props) {
  const setup = useApp((app) => app.setup);
  const { id, title, summary, source, family, ept } = stop.card;
  const w = words.policies;
  return (
    <tr className={styles.row} data-current={isCurrent}>
      <th
        scope="row"
        className={rail.stop}
        data-lane={stop.lane}
        data-first={stop.first}
        data-last={stop.last}
        data-current={isCurrent}
      >
        <i className={rail.mark} aria-hidden="true" />
        <button
          type="button"
          className={styles.title}
          aria-current={isCurrent || undefined}
          aria-describedby={`policy-${id}`}
          data-focus={isCurrent || undefined}
          onClick={() => setup({ kind: 'policy', policy: id })}
        >
          {title}
        </button>
        {family === 'series' && <small className={styles.unmerged}>{w.unmerged}</small>}
        <p id={`policy-${id}`}>{summary}</p>
        <cite>{source}</cite>
      </th>
      <td className={styles.differs} data-label={isCurrent ? w.policy : w.differs}>
        <Difference row={row} isCurrent={isCurrent} title={title} onShow={onShow} />
      </td>
      {sumsOf(row, ept).map(({ kind, text, any }) => (
        <td key={kind} className={styles.sum} data-kind={kind} data-any={any} data-label={w.sumHeads[kind]}>
          <span title={ept ? undefined : words.timeline.noEpt}>{text}</span>
        </td>
      ))}
    </tr>
  );
}

function Difference({ row, isCurrent, title, onShow }: Omit<Props, 'stop'> & { title: string }) {
  const w = words.policies;
  if (isCurrent) return <b>{w.selected}</b>;
  if (!row) return <span>…</span>;
  const { differsAt } = row;
  if (differsAt === null) return <span>{w.same}</span>;
  const address = gpaText(differsAt);
  return (
    <button type="button" title={w.show(address, title)} onClick={() => onShow(differsAt)}>
      {address}
    </button>
  );
}
