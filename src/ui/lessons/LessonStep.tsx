import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { useDialogs } from '../shell/dialogs';
import { lessonWords } from '../words/lessons';
import { AnswerField } from './AnswerField';
import { asksBytes, readNumber } from './answers';
import styles from './lesson.module.css';
import { Outcome } from './Outcome';
import { Prose } from './Prose';
import { type Checking, useCheck } from './use-check';
import { type Running, startOf } from './use-lesson';

const w = lessonWords.panel;

/** One step: what it says, what it asks, and what comes of the answer. */
export function LessonStep({ running }: { running: Running }) {
  const { step } = running;
  const { task, hints = [] } = step;
  const checking = useCheck(running);
  const [answer, setAnswer] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState('');

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!task) return;
    setMissing('');
    if (task.kind === 'goal') void checking.check();
    else if (task.kind === 'number') {
      const number = readNumber(answer[0] ?? '', asksBytes(task));
      if (number === undefined) setMissing(w.notNumber(asksBytes(task)));
      else void checking.check(number);
    } else if (answer.length === 0) setMissing(w.choose);
    else void checking.check(task.kind === 'which' ? answer : answer[0]);
  };
  return (
    <>
      <p className={styles.text}>
        <Prose text={step.text} />
      </p>
      <form onSubmit={submit} className={styles.form} noValidate>
        {task?.kind === 'goal' && (
          <p className={styles.ask}>
            <Prose text={task.ask} />
          </p>
        )}
        {task && task.kind !== 'goal' && (
          <>
            <AnswerField task={task} answer={answer} onAnswer={setAnswer} isDone={checking.done} />
            <Changed running={running} isDone={checking.done} />
          </>
        )}
        {hints.slice(0, checking.hints).map((hint) => (
          <p key={hint} className={styles.hint}>
            <Prose text={hint} />
          </p>
        ))}
        <Outcome
          task={task}
          checking={checking}
          missing={missing}
          after={step.after}
          sources={step.sources}
        />
        <Buttons running={running} checking={checking} />
      </form>
    </>
  );
}

/** Says so where what is shown is no longer what the question is about. */
function Changed({ running, isDone }: { running: Running; isDone: boolean }) {
  const doc = useApp((app) => app.doc);
  if (isDone || doc === startOf(running).doc) return null;
  return (
    <p className={styles.soft}>
      {w.changed} <Button onClick={running.show}>{w.again}</Button>
    </p>
  );
}

function Buttons({ running, checking }: { running: Running; checking: Checking }) {
  const { step, lesson, index } = running;
  const id = useApp((app) => app.lesson?.id ?? '');
  const openLesson = useApp((app) => app.openLesson);
  const { open } = useDialogs();
  const next = useRef<HTMLButtonElement>(null);
  const { done } = checking;
  const left = (step.hints?.length ?? 0) - checking.hints;
  const canShow = left <= 0 && (step.task?.kind !== 'goal' || typeof step.right?.[0] === 'object');
  const isLast = index === lesson.steps.length - 1;

  // The way on is where the hands are already.
  useEffect(() => {
    if (done && step.task) next.current?.focus();
  }, [done, step.task]);
  return (
    <div className={styles.buttons}>
      {index > 0 && <Button onClick={() => openLesson(id, index - 1)}>{w.back}</Button>}
      {/* One button, so that the focus stays on it when the last hint is out. */}
      {!done && (left > 0 || canShow) && (
        <Button onClick={left > 0 ? checking.hint : () => void checking.reveal()}>
          {left > 0 ? w.hint(left) : w.show}
        </Button>
      )}
      {!done && step.task?.kind === 'goal' && <Button onClick={checking.again}>{w.again}</Button>}
      <span className={styles.gap} />
      {!done && (
        <>
          <Button onClick={() => (isLast ? open('learn') : openLesson(id, index + 1))}>
            {isLast ? w.finish : w.next}
          </Button>
          <Button main type="submit">
            {w.check}
          </Button>
        </>
      )}
      {done && (
        <Button ref={next} main onClick={() => (isLast ? open('learn') : openLesson(id, index + 1))}>
          {isLast ? w.finish : w.next}
        </Button>
      )}
    </div>
  );
}
