import type { ReactNode } from 'react';
import type { ExplanationWire, ReasonsWire } from '../../store/state';
import { groupHex } from '../base/format';
import { LaterTermText } from '../glossary/Later';
import { words } from '../words';
import styles from './page.module.css';

/**
 * The rules that were asked, in their order: each with what it looked at, what would have happened otherwise and where
 * it stands. A rule that passed the page on is folded to its sentence.
 */
export function Why({
  explanation,
  reasons,
}: {
  explanation: ExplanationWire;
  /** Of this very explanation, or nothing. */
  reasons: ReasonsWire | undefined;
}) {
  const texts = explanation.steps.map(({ text }) => groupAddresses(text));
  return (
    <section className={styles.part}>
      <h3>{words.page.why}</h3>
      <ol className={styles.why}>
        {explanation.steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule can be asked twice
          <li key={`${i} ${step.rule}`}>
            <Step
              folded={step.rule.endsWith('.miss') ? texts[i] : undefined}
              text={<LaterTermText texts={texts} index={i} />}
              source={step.source}
              more={reasons?.steps[i]}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({
  folded,
  text,
  source,
  more,
}: {
  /** The sentence of a step that is folded. */
  folded: string | undefined;
  text: ReactNode;
  source: string;
  more: ReasonsWire['steps'][number] | undefined;
}) {
  const below = (
    <>
      {more?.otherwise && <p className={styles.otherwise}>{groupAddresses(more.otherwise)}</p>}
      {more?.looked.map((looked) => (
        <p key={looked} className={styles.looked}>
          {groupAddresses(looked)}
        </p>
      ))}
      <cite>{source}</cite>
    </>
  );
  if (folded === undefined) {
    return (
      <>
        <p>{text}</p>
        {below}
      </>
    );
  }
  return (
    <details>
      <summary>{folded}</summary>
      {below}
    </details>
  );
}

/** Long hexadecimal numbers with their nibbles grouped, as everywhere on the screen. */
function groupAddresses(text: string): string {
  return text.replace(/0x[0-9a-f]{5,}/g, (number) => groupHex(BigInt(number)));
}
