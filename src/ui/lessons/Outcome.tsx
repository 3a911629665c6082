import type { Condition, Task } from '../../scenario/lessons/types';
import { lessonWords } from '../words/lessons';
import { addressText, answerText, sizeOf } from './answers';
import styles from './lesson.module.css';
import { Prose } from './Prose';
import type { Checking } from './use-check';

const w = lessonWords.panel;

/** What came of the answer, told to eyes and ears: right or not, what is missing, and then why. */
export function Outcome({
  task,
  checking: { verdict, error, done, revealed },
  missing,
  after,
  sources = [],
}: {
  task: Task | undefined;
  checking: Checking;
  missing: string;
  after: string | undefined;
  sources: readonly string[] | undefined;
}) {
  return (
    <div role="status" className={styles.outcome}>
      {missing && <p className={styles.soft}>{missing}</p>}
      {error !== undefined && <p className={styles.wrong}>{w.failed(error)}</p>}
      {verdict && !verdict.right && !missing && (
        <div className={styles.wrong} data-verdict="wrong">
          <p>
            <b>{task?.kind === 'goal' ? w.notYet : task?.kind === 'which' ? w.wrongSet : w.wrong}</b>
          </p>
          {task?.kind === 'goal' && <Unmet all={task.all} unmet={verdict.unmet} />}
        </div>
      )}
      {done && (
        <div className={styles.right} data-verdict="right">
          {task && (
            <p>
              <b>
                {revealed && task.kind !== 'goal' && verdict
                  ? w.answer(listed(verdict.answers, task))
                  : w.right}
              </b>
            </p>
          )}
          {after && (
            <p>
              <Prose text={after} />
            </p>
          )}
          {sources.map((source) => (
            <cite key={source}>{source}</cite>
          ))}
        </div>
      )}
    </div>
  );
}

function listed(answers: readonly string[], task: Exclude<Task, { kind: 'goal' }>): string {
  return answers.length === 0 ? w.noAnswer : answers.map((answer) => answerText(task, answer)).join(', ');
}

function Unmet({
  all,
  unmet,
}: {
  all: readonly Condition[];
  unmet: readonly { condition: number; now: string }[];
}) {
  return (
    <ul>
      {unmet.map(({ condition, now }) => {
        const wanted = all[condition];
        return (
          wanted && (
            <li key={condition}>{lessonWords.unmet(wanted, now, { address: addressText, size: sizeOf })}</li>
          )
        );
      })}
    </ul>
  );
}
