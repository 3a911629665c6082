import { useState } from 'react';
import { LESSONS } from '../../store/lessons/library';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { useDialogs } from '../shell/dialogs';
import { lessonWords } from '../words/lessons';
import { chooseArticle } from './article-of';
import { doneSoFar } from './kept';
import styles from './list.module.css';

const w = lessonWords.list;

/** All lessons in the order in which they are best taken, and how far one is in each. */
export default function LessonsDialog({ onClose }: { onClose: () => void }) {
  const openLesson = useApp((app) => app.openLesson);
  const { open } = useDialogs();
  const [progress] = useState(doneSoFar);
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <p className={styles.intro}>
        {w.intro} <Button onClick={() => open('makeLesson')}>{w.make}</Button>
      </p>
      <ol className={styles.list}>
        {LESSONS.map((lesson) => {
          const done = new Set(progress[lesson.id]);
          const count = lesson.steps.filter((_, i) => done.has(i)).length;
          const first = lesson.steps.findIndex((_, i) => !done.has(i));
          return (
            <li key={lesson.id} data-done={count === lesson.steps.length}>
              <button
                type="button"
                className={styles.card}
                aria-label={lesson.title}
                aria-describedby={`lesson-${lesson.id}`}
                onClick={() => {
                  openLesson(lesson.id, Math.max(first, 0));
                  onClose();
                }}
              >
                <strong>{lesson.title}</strong>
                <span id={`lesson-${lesson.id}`}>{lesson.summary}</span>
                <small>{w.done(count, lesson.steps.length)}</small>
              </button>
              <Button
                className={styles.article}
                aria-label={w.article(lesson.title)}
                onClick={() => {
                  chooseArticle(lesson);
                  open('article');
                }}
              >
                {w.articleShort}
              </Button>
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
