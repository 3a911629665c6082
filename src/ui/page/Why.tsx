import type { ExplanationWire } from '../../store/state';
import { groupHex } from '../base/format';
import { LaterTermText } from '../glossary/Later';
import { words } from '../words';
import styles from './page.module.css';

/** The rules that were asked, in their order, each with the values that it looked at and where it stands. */
export function Why({ explanation }: { explanation: ExplanationWire }) {
  const texts = explanation.steps.map(({ text }) => groupAddresses(text));
  return (
    <section className={styles.part}>
      <h3>{words.page.why}</h3>
      <ol className={styles.why}>
        {explanation.steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule can be asked twice
          <li key={i}>
            <p>
              <LaterTermText texts={texts} index={i} />
            </p>
            <cite>{step.source}</cite>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Long hexadecimal numbers with their nibbles grouped, as everywhere on the screen. */
function groupAddresses(text: string): string {
  return text.replace(/0x[0-9a-f]{5,}/g, (number) => groupHex(BigInt(number)));
}
