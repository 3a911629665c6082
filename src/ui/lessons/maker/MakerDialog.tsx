import { useRef } from 'react';
import { useApp, useAppStore } from '../../../store/use-app';
import { Button } from '../../base/Button';
import { Dialog } from '../../base/Dialog';
import { makerWords as w } from '../../words/lesson-maker';
import { captured } from './draft';
import { MakerOut } from './MakerOut';
import { MakerStep } from './MakerStep';
import styles from './maker.module.css';
import { useDraft } from './use-draft';

/** A form that makes a lesson of what is on the screen, and a link of the lesson. */
export default function MakerDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const name = useApp((app) => app.doc.name);
  const [draft, setDraft] = useDraft();
  const end = useRef<HTMLDivElement>(null);
  const { steps } = draft;

  const add = (): void => {
    setDraft({ ...draft, steps: [...steps, { text: '', ...captured(store.getState()) }] });
    requestAnimationFrame(() => end.current?.scrollIntoView({ block: 'end' }));
  };
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <div className={styles.maker}>
        <p className={styles.soft}>{w.intro}</p>
        <div className={styles.about}>
          <label>
            <span>{w.name}</span>
            <input
              data-focus
              value={draft.title}
              maxLength={120}
              onChange={(event) => setDraft({ ...draft, title: event.target.value })}
            />
          </label>
          <label>
            <span>{w.summary}</span>
            <input
              value={draft.summary}
              maxLength={500}
              onChange={(event) => setDraft({ ...draft, summary: event.target.value })}
            />
          </label>
        </div>
        {steps.length === 0 && <p>{w.none}</p>}
        {steps.map((step, i) => (
          <MakerStep
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            key={i}
            step={step}
            index={i}
            onChange={(changed) => setDraft({ ...draft, steps: steps.with(i, changed) })}
            onRemove={() => setDraft({ ...draft, steps: steps.toSpliced(i, 1) })}
          />
        ))}
        <div ref={end}>
          <Button onClick={add} title={name}>
            {w.add}
          </Button>
        </div>
        <MakerOut draft={draft} onDraft={setDraft} onClose={onClose} />
      </div>
    </Dialog>
  );
}
