import type { AuditWire } from '../../store/state';
import { words } from '../words';
import styles from './whys.module.css';

/** Why the event zapped what it did, or why it kept silent: the rule, in a sentence, and where it stands. */
export function ZapWhys({ why }: { why: AuditWire['why'] }) {
  if (why.length === 0) return null;
  return (
    <section className={styles.whys} aria-label={words.page.why}>
      <h3>{words.page.why}</h3>
      <ul>
        {why.map(({ text, source, times }) => (
          <li key={text}>
            {text} {times > 1 && <b>{words.group.timesLong(times)}</b>} <cite>{source}</cite>
          </li>
        ))}
      </ul>
    </section>
  );
}
