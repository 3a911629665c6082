import { type ChangeEvent, useRef, useState } from 'react';
import type { Lesson } from '../../../scenario/lessons/types';
import { encodeLesson, lessonLink, lessonOf, plainLesson } from '../../../store/lessons/maker';
import { useApp } from '../../../store/use-app';
import { Button } from '../../base/Button';
import { CopyButton } from '../../base/CopyButton';
import { fileName } from '../../export/file-name';
import { saveFile } from '../../export/save-file';
import { makerWords as w } from '../../words/lesson-maker';
import { EMPTY } from './draft';
import styles from './maker.module.css';

/** What becomes of the lesson: it is tried, shared as a link or saved as a file; or a file is opened in its place. */
export function MakerOut({
  draft,
  onDraft,
  onClose,
}: {
  draft: Lesson;
  onDraft: (lesson: Lesson) => void;
  onClose: () => void;
}) {
  const policies = useApp((app) => app.policies);
  const openLesson = useApp((app) => app.openLesson);
  const file = useRef<HTMLInputElement>(null);
  const [error, setError] = useState('');
  const isPolicy = (id: string): boolean => policies.some((policy) => policy.id === id);
  const isWhole = draft.title.trim() !== '' && draft.steps.length > 0;

  /** The lesson as text for a link; empty, with the reason on the screen, where there is none. */
  const encoded = (): string => {
    try {
      lessonOf(JSON.stringify(plainLesson(draft)), isPolicy);
      setError('');
      return encodeLesson(draft);
    } catch (problem) {
      setError(w.cannot((problem as Error).message));
      return '';
    }
  };
  const link = (): string => {
    const id = encoded();
    return id && new URL(lessonLink({ id, step: 0 }), `${location.origin}${location.pathname}`).href;
  };
  const load = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = target.files ?? [];
    target.value = '';
    if (!chosen) return;
    try {
      onDraft(lessonOf(await chosen.text(), isPolicy));
      setError('');
    } catch (problem) {
      setError(w.bad((problem as Error).message));
    }
  };
  return (
    <footer className={styles.out}>
      <p role="status">{error || (isWhole ? '' : w.tooEarly)}</p>
      <div>
        <Button
          main
          disabled={!isWhole}
          onClick={() => {
            const id = encoded();
            if (!id) return;
            openLesson(id, 0);
            onClose();
          }}
        >
          {w.preview}
        </Button>
        {isWhole && <CopyButton text={link}>{w.link}</CopyButton>}
        <Button
          disabled={!isWhole}
          onClick={() =>
            saveFile(fileName(draft.title, 'lesson.json'), JSON.stringify(plainLesson(draft), null, 2))
          }
        >
          {w.save}
        </Button>
        <Button onClick={() => file.current?.click()}>{w.load}</Button>
        <input ref={file} type="file" accept=".json,application/json" hidden onChange={load} />
        <Button onClick={() => onDraft(EMPTY)}>{w.clear}</Button>
      </div>
    </footer>
  );
}
