import type { AuditWire } from '../../store/state';
import { reasonWords as w } from '../words/reasons';
import styles from './whys.module.css';

/** Why the event zapped what it did, or why it kept silent: the rule, in a sentence, and where it stands. */
export function ZapWhys({ why }: { why: AuditWire['why'] }) {
  if (why.length === 0) return null;
  return (
    <section className={styles.whys} aria-label={w.whyZapped}>
      <h3>{w.whyZapped}</h3>
      <ul>
        {why.map(({ text, source, times }) => (
          <li key={text}>
            {text} {times > 1 && <b>{w.times(times)}</b>} <cite>{source}</cite>
          </li>
        ))}
      </ul>
    </section>
  );
}
