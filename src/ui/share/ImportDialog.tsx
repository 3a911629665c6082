import { useState } from 'react';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { cx } from '../base/format';
import { words } from '../words';
import { importWords as w } from '../words/import';
import { DropBox } from './DropBox';
import { Found } from './Found';
import styles from './import.module.css';
import { NO_SOURCE, type Source } from './source';
import { type Picks, type ReadingState, useReading } from './use-reading';

const NO_PICKS: Picks = {};

/** Reads a dump and shows what it understood; only "Use this" changes the scenario. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const adopt = useApp((app) => app.adopt);
  const layOver = useApp((app) => app.layOver);
  const openLink = useApp((app) => app.openLink);
  const events = useApp((app) => app.doc.events?.length ?? 0);
  const [source, setSource] = useState<Source>(NO_SOURCE);
  const [picks, setPicks] = useState(NO_PICKS);
  const state = useReading(source, picks);
  const { reading, busy } = state;

  const text = 'text' in source ? source.text.trim() : '';
  const isLink = /^\S*#\/s\/\S+$/.test(text);
  const { doc, isWhole = false } = reading ?? {};
  const leaves = reading?.leaves;
  const lay = (): void => {
    if (leaves) layOver({ name: 'dump' in source ? source.name : w.trace, leaves });
  };
  const use = (): void => {
    if (isLink) openLink(text);
    else if (doc) {
      adopt({ doc, isWhole });
      if (leaves) lay();
    }
    onClose();
  };
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <p className={styles.intro}>{w.intro}</p>
      <div className={cx(styles.columns, reading && !isLink && styles.answered)}>
        <DropBox
          source={source}
          onSource={(next) => {
            setSource(next);
            setPicks(NO_PICKS);
          }}
        />
        <div className={styles.found}>
          {isLink ? (
            <p>{w.link}</p>
          ) : reading ? (
            <Found reading={reading} picks={picks} onPicks={setPicks} />
          ) : (
            <Waiting state={state} />
          )}
        </div>
      </div>
      <div className={styles.buttons}>
        <p className={styles.next}>
          {isLink
            ? w.safe
            : [doc ? w.whatNext(events, isWhole) : '', leaves ? w.whatLay : ''].filter(Boolean).join(' ') ||
              w.safe}
        </p>
        <Button onClick={onClose}>{words.app.cancel}</Button>
        {leaves && (
          <Button
            main={!doc}
            onClick={() => {
              lay();
              onClose();
            }}
          >
            {w.layOver}
          </Button>
        )}
        {(doc || isLink || !leaves) && (
          <Button main disabled={!isLink && (busy || !doc)} onClick={use}>
            {isLink ? w.openLink : w.use}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** What an empty dialog asks for: where a dump comes from. */
function Ways() {
  return (
    <section className={styles.ways}>
      <h3>{w.ways}</h3>
      <dl>
        {w.commands.map(([system, commands]) => (
          <div key={system}>
            <dt>{system}</dt>
            {commands.map((command) => (
              <dd key={command}>
                <code>{command}</code>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p className={styles.soft}>{w.several}</p>
    </section>
  );
}

function Waiting({ state: { busy, part, stopped, stop, again } }: { state: ReadingState }) {
  if (stopped)
    return (
      <p className={styles.soft} role="status">
        {w.stopped} <Button onClick={again}>{w.readAgain}</Button>
      </p>
    );
  if (!busy) return <Ways />;
  return (
    <div className={styles.waiting}>
      <p role="status">{part === undefined ? w.reading : w.readingPart(Math.floor(100 * part))}</p>
      {part !== undefined && (
        <>
          <progress value={part} max={1} aria-label={w.reading} />
          <Button onClick={stop}>{w.stop}</Button>
        </>
      )}
    </div>
  );
}
