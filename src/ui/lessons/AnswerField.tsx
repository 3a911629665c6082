import { useId } from 'react';
import type { Question } from '../../scenario/lessons/types';
import { lessonWords } from '../words/lessons';
import { addressText, asksBytes, choicesOf } from './answers';
import styles from './lesson.module.css';
import { plainText } from './Prose';

const w = lessonWords.panel;
const TYPES = ['UC', 'WC', 'WT', 'WP', 'WB', 'undefined'];

/** Takes the answer of a question: one of several, all of several, or a number. */
export function AnswerField({
  task,
  answer,
  onAnswer,
  isDone,
}: {
  task: Question;
  answer: readonly string[];
  onAnswer: (answer: readonly string[]) => void;
  isDone: boolean;
}) {
  const id = useId();
  if (task.kind === 'number') {
    return (
      <label className={styles.number}>
        <span className={styles.ask}>{plainText(task.ask)}</span>
        <input
          aria-label={w.number}
          value={answer[0] ?? ''}
          readOnly={isDone}
          placeholder={asksBytes(task) ? w.bytes : w.count}
          inputMode={asksBytes(task) ? 'text' : 'numeric'}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onAnswer([event.target.value])}
        />
      </label>
    );
  }
  const several = task.kind === 'which';
  const toggle = (choice: string): void => {
    if (!several) onAnswer([choice]);
    else onAnswer(answer.includes(choice) ? answer.filter((one) => one !== choice) : [...answer, choice]);
  };
  return (
    <fieldset className={styles.choices} disabled={isDone}>
      <legend className={styles.ask}>
        {plainText(task.ask)} {several && <small>{w.chooseAll}</small>}
      </legend>
      {choicesOf(task).map((choice) => (
        <label key={choice} className={several ? styles.wide : undefined}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={id}
            checked={answer.includes(choice)}
            onChange={() => toggle(choice)}
          />
          {TYPES.includes(choice) ? (
            <span className={styles.type} data-type={choice}>
              {choice}
            </span>
          ) : (
            <span>{addressText(choice)}</span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
