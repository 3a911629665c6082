import { useState } from 'react';
import type { ExplanationWire, ReasonsWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Chip } from '../base/Chip';
import { cx } from '../base/format';
import { codeName, leafOf } from '../base/types';
import { words } from '../words';
import { reasonWords as w } from '../words/reasons';
import styles from './card.module.css';
import type { Reasons } from './use-reasons';

/** As many are shown before one asks for more. */
const FEW = 4;

/** The switches that would change the page, each tried by the resolver. A click makes the change. */
export function Toggles({
  explanation,
  reasons: { reasons, old, failed },
}: {
  explanation: ExplanationWire;
  reasons: Reasons;
}) {
  const mode = useApp((app) => app.mode);
  const [isOpen, setOpen] = useState(false);
  const all = reasons?.toggles ?? [];
  const shown = isOpen ? all : all.slice(0, FEW);
  const atStart = mode === 'setup' && explanation.cursor > 0;
  return (
    <section className={cx(styles.toggles, old && styles.old)} aria-busy={old}>
      <h3>{atStart ? w.togglesAtStart : w.toggles}</h3>
      {failed && <p>{w.failed}</p>}
      {!reasons && !failed && <p>{w.asking}</p>}
      {reasons && all.length === 0 && <p>{w.none}</p>}
      <ul>
        {shown.map((toggle) => (
          <li key={toggle.rule + toggle.text}>
            <Toggle toggle={toggle} now={explanation} disabled={old} />
          </li>
        ))}
      </ul>
      {all.length > FEW && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? w.fewer : w.more(all.length - FEW)}
        </button>
      )}
    </section>
  );
}

function Toggle({
  toggle,
  now,
  disabled,
}: {
  toggle: ReasonsWire['toggles'][number];
  now: ExplanationWire;
  disabled: boolean;
}) {
  const makeChange = useApp((app) => app.makeChange);
  const setup = useApp((app) => app.setup);
  const { text, effective, leaf, built, events, policy } = toggle;
  const parts = leafOf(leaf);
  const leafName = parts ? `${parts.name}, ${words.page.ipat(parts.ipat)}` : words.page.noLeaf;
  const isLeafOnly = effective === now.effective;
  const isStale = leaf !== built;
  const name = codeName(effective);
  const access = name === 'none' ? w.noAccess : name === 'undefined' ? w.open : name;
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-label={`${isLeafOnly ? w.leafOnly(text, leafName) : w.gives(text, access)}${isStale ? `, ${w.staleMark}` : ''}`}
      title={isStale ? w.staleHelp : undefined}
      disabled={disabled}
      onClick={() =>
        policy === undefined ? makeChange(text, events ?? []) : setup({ kind: 'policy', policy })
      }
    >
      <span>{text}</span>
      {isStale && <em>{w.staleMark}</em>}
      {isLeafOnly ? (
        <>
          <small>{w.newLeaf}</small>
          <Chip type={parts?.name ?? 'none'} label={parts ? `${parts.name}${parts.ipat ? '+I' : ''}` : '–'} />
        </>
      ) : (
        <Chip
          type={name}
          label={name === 'none' ? '–' : name === 'undefined' ? words.page.undefined : name}
        />
      )}
    </button>
  );
}
