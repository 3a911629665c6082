import { useEffect, useRef, useState } from 'react';
import { useApp } from '../../store/use-app';
import { Button, IconButton } from '../base/Button';
import { CopyButton } from '../base/CopyButton';
import { useDialogs } from '../shell/dialogs';
import { lessonWords } from '../words/lessons';
import { chooseArticle } from './article-of';
import { LessonStep } from './LessonStep';
import styles from './lesson.module.css';
import { type Running, useLesson } from './use-lesson';

const w = lessonWords.panel;

/** The lesson that runs, beside the screen that it speaks of. */
export default function LessonPanel() {
  const running = useLesson();
  const leave = useApp((app) => app.leaveLesson);
  const [isFolded, setFolded] = useState(false);
  return (
    <section className={styles.panel} aria-label={w.name} data-lesson={running?.index}>
      <header className={styles.head}>
        <p className={styles.title}>{running?.lesson.title ?? w.loading}</p>
        <IconButton
          className={styles.fold}
          icon={isFolded ? 'plus' : 'minus'}
          label={isFolded ? w.unfold : w.fold}
          aria-expanded={!isFolded}
          onClick={() => setFolded(!isFolded)}
        />
        <IconButton icon="close" label={w.leave} onClick={leave} />
      </header>
      {running && (
        <div className={styles.body} hidden={isFolded}>
          <Place running={running} />
          <LessonStep key={`${running.lesson.title} ${running.index}`} running={running} />
          <Links running={running} />
        </div>
      )}
    </section>
  );
}

/** Where one is; the focus comes here with each step, so that a reader of the screen begins at its beginning. */
function Place({ running: { lesson, index } }: { running: Running }) {
  const ref = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each step
  useEffect(() => {
    ref.current?.focus();
    ref.current?.closest(`.${styles.body}`)?.scrollTo(0, 0);
  }, [index]);
  return (
    <h2 ref={ref} tabIndex={-1} className={styles.place}>
      {w.step(index + 1, lesson.steps.length)}
      <span className={styles.dots} aria-hidden="true">
        {lesson.steps.map((_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          <i key={i} data-past={i <= index} />
        ))}
      </span>
    </h2>
  );
}

function Links({ running: { lesson } }: { running: Running }) {
  const { open } = useDialogs();
  return (
    <footer className={styles.links}>
      <CopyButton text={() => location.href}>{w.copy}</CopyButton>
      <Button
        onClick={() => {
          chooseArticle(lesson);
          open('article');
        }}
      >
        {w.article}
      </Button>
    </footer>
  );
}
