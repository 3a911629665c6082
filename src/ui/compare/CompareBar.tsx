import { useEffect, useState } from 'react';
import type { Subject } from '../../store/state';
import { useApp, useAppStore } from '../../store/use-app';
import { Button, IconButton } from '../base/Button';
import { sizeText } from '../base/format';
import { compareWords as w } from '../words/compare';
import styles from './compare.module.css';
import { Paste } from './Paste';
import { CursorSides, PolicySides, ScenarioSides, VcpuSides } from './Sides';
import { nextDifference } from './steps';

const KINDS = ['policy', 'cursor', 'vcpu', 'scenario'] as const;
type Kind = Subject['kind'];

/** Above the map: what A is, what B is, and how much of the map differs. */
export default function CompareBar() {
  const against = useApp((app) => app.against);
  const compareWith = useApp((app) => app.compareWith);
  const swapSides = useApp((app) => app.swapSides);
  const [pastes, setPastes] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever it is compared with now, it was chosen
  useEffect(() => setPastes(false), [against]);
  if (!against) return null;
  const kind = pastes ? 'scenario' : against.kind;
  return (
    <section className={styles.bar} aria-label={w.title}>
      <div className={styles.sides}>
        <KindChooser kind={kind} onPaste={() => setPastes(true)} />
        {kind === 'policy' && <PolicySides swap={<Swap onClick={swapSides} />} />}
        {kind === 'cursor' && <CursorSides swap={<Swap onClick={swapSides} />} />}
        {kind === 'vcpu' && <VcpuSides swap={<Swap onClick={swapSides} />} />}
        {kind === 'scenario' && (
          <ScenarioSides
            swap={<Swap disabled={pastes && against.kind !== 'scenario'} onClick={swapSides} />}
            onPaste={() => setPastes(true)}
          />
        )}
        <IconButton icon="close" className={styles.end} label={w.end} onClick={() => compareWith(null)} />
      </div>
      {pastes && <Paste onClose={() => setPastes(false)} />}
      <Outcome />
    </section>
  );
}

function Swap(props: { disabled?: boolean; onClick(): void }) {
  return (
    <Button className={styles.swap} aria-label={w.swap} title={w.swap} {...props}>
      ⇄
    </Button>
  );
}

function KindChooser({ kind, onPaste }: { kind: Kind; onPaste(): void }) {
  const store = useAppStore();
  const choose = (next: Kind): void => {
    const { cursor, vcpu, view, policies, doc, compareWith } = store.getState();
    if (next === 'policy') {
      const other = policies.find(({ id }) => id !== doc.policy)?.id ?? doc.policy;
      compareWith({ kind: next, policy: other });
    } else if (next === 'cursor') {
      compareWith({ kind: next, cursor: cursor > 0 ? cursor - 1 : (doc.events?.length ?? 0) });
    } else if (next === 'vcpu') {
      const differs = view?.vcpus.findIndex((other) => other.differs.length > 0) ?? -1;
      const beside = Math.min(vcpu === 0 ? 1 : 0, (doc.vcpus?.length ?? 1) - 1);
      compareWith({ kind: next, vcpu: differs >= 0 ? differs : beside });
    } else onPaste();
  };
  return (
    <select
      className={styles.kind}
      aria-label={w.what}
      value={kind}
      onChange={(event) => choose(event.target.value as Kind)}
    >
      {KINDS.map((one) => (
        <option key={one} value={one}>
          {w.kinds[one]}
        </option>
      ))}
    </select>
  );
}

/** How much differs, and the way from one difference to the next. */
function Outcome() {
  const difference = useApp((app) => app.other?.difference);
  const space = useApp((app) => app.view?.space ?? 0);
  const otherSpace = useApp((app) => app.other?.space ?? 0);
  const kind = useApp((app) => app.against?.kind);
  const alone = useApp((app) => app.view?.vcpus.length === 1);
  const eventless = useApp((app) => !app.doc.events?.length);
  const store = useAppStore();
  const count = (difference?.spans.length ?? 0) / 2;
  const notes = [
    ...(kind === 'vcpu' && alone ? [w.alone] : []),
    ...(kind === 'cursor' && eventless ? [w.noEvents] : []),
    ...(difference && space !== otherSpace
      ? [w.upTo(sizeText(difference.space), space < otherSpace ? 'A' : 'B')]
      : []),
    ...(difference && difference.unlisted > 0 ? [w.unlisted(difference.unlisted)] : []),
  ];
  return (
    <div className={styles.outcome}>
      <p role="status">
        <b data-any={count > 0}>
          {difference ? (count > 0 ? w.differs(count, sizeText(difference.pages)) : w.same) : w.waiting}
        </b>
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
        {kind === 'vcpu' && count > 0 && <span title={w.sdmSource}>{w.sdm}</span>}
      </p>
      <IconButton
        icon="back"
        label={w.previous}
        disabled={count === 0}
        onClick={() => nextDifference(store.getState(), -1)}
      />
      <IconButton
        icon="forward"
        label={w.next}
        disabled={count === 0}
        onClick={() => nextDifference(store.getState(), 1)}
      />
    </div>
  );
}
