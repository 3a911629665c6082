import type { ExplanationWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { gpaText, sizeText, spanText } from '../base/format';
import { words } from '../words';
import styles from './page.module.css';

/** The memory that the page belongs to, and the stretch of pages that share its lot. */
export function Place({ explanation }: { explanation: ExplanationWire }) {
  const memory = useApp((app) => app.doc.memory);
  const { start, end } = explanation.segment;
  const region = memory?.[explanation.region];
  const w = words.page;
  const kind = region && words.memory.kinds[region.kind];
  const text = region
    ? region.name
      ? `${region.name} (${kind})`
      : kind
    : memory?.length
      ? w.unmapped
      : w.anyRam;
  return (
    <dl className={styles.place}>
      <dt>{w.region}</dt>
      <dd>{text}</dd>
      <dt>{w.segment}</dt>
      <dd className={styles.mono} title={spanText(start, end)}>
        {gpaText(start)}
        <br />
        {w.to} {spanText(start, end).split('–')[1]} <small>{sizeText(end - start)}</small>
      </dd>
    </dl>
  );
}
