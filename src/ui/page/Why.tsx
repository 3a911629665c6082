import type { ExplanationWire } from '../../store/state';
import { words } from '../words';
import styles from './page.module.css';

/** The rules that were asked, in their order, each with the values that it looked at and where it stands. */
export function Why({ explanation }: { explanation: ExplanationWire }) {
  return (
    <section className={styles.part}>
      <h3>{words.page.why}</h3>
      <ol className={styles.why}>
        {explanation.steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule can be asked twice
          <li key={i}>
            <p>{step.text}</p>
            <cite>{step.source}</cite>
          </li>
        ))}
      </ol>
    </section>
  );
}
