import { useEffect, useState } from 'react';
import type { Step } from '../../../scenario/lessons/types';
import { sceneOf } from '../../../store/lessons/maker';
import { useAppStore } from '../../../store/use-app';
import { makerWords as w } from '../../words/lesson-maker';
import { type AskedValue, kindOf, partsOf, type TaskKind, taskOf, withField } from './draft';
import styles from './maker.module.css';

const TYPES = ['UC', 'WC', 'WT', 'WP', 'WB'];

/** What a step asks: nothing, the type of its page, or to give the page a type. The answer is the resolver's. */
export function MakerTask({ step, onChange }: { step: Step; onChange: (step: Step) => void }) {
  const { task, view } = step;
  const page = view?.page;
  const kind = kindOf(task);
  const { value, is } = partsOf(task);
  const answer = useAnswer(step, value);
  if (page === undefined) return <p className={styles.soft}>{w.needsPage}</p>;

  // Other words than the form's own are kept.
  const set = (next: { kind?: TaskKind; value?: AskedValue; is?: string }): void => {
    const own = task && task.ask !== taskOf(kind, page, value, is)?.ask && next.kind === undefined;
    const made = taskOf(
      next.kind ?? kind,
      page,
      next.value ?? value,
      next.is ?? is,
      own ? task.ask : undefined,
    );
    onChange(withField(step, 'task', made));
  };
  return (
    <div className={styles.task}>
      <label>
        <span>{w.task}</span>
        <select value={kind} onChange={(event) => set({ kind: event.target.value as TaskKind })}>
          {Object.entries(w.kinds).map(([id, text]) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      </label>
      {task && (
        <>
          <label>
            <span>{w.value}</span>
            <select value={value} onChange={(event) => set({ value: event.target.value as AskedValue })}>
              {Object.entries(w.values).map(([id, text]) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </select>
          </label>
          {kind === 'goal' && (
            <label>
              <span>{w.is}</span>
              <select value={is} onChange={(event) => set({ is: event.target.value })}>
                {TYPES.map((type) => (
                  <option key={type}>{type}</option>
                ))}
              </select>
            </label>
          )}
          <label className={styles.ask}>
            <span>{w.ask}</span>
            <input
              maxLength={500}
              value={task.ask}
              onChange={(event) => onChange({ ...step, task: { ...task, ask: event.target.value } })}
            />
          </label>
          <p className={styles.soft} role="status">
            {answer && (kind === 'type' ? w.answer(answer) : answer === is ? w.met : w.open)}
          </p>
        </>
      )}
    </div>
  );
}

/** What the resolver says of the step's page. */
function useAnswer(step: Step, value: AskedValue): string | undefined {
  const store = useAppStore();
  const [answer, setAnswer] = useState<string>();
  const { scenario, view } = step;
  useEffect(() => {
    let isOld = false;
    if (!scenario || view?.page === undefined) return undefined;
    const lesson = { version: 1 as const, title: '', summary: '', steps: [{ text: '', scenario, view }] };
    const task = { kind: 'type' as const, ask: '', probe: { page: view.page, value } };
    store
      .getState()
      .checkTask(task, sceneOf(lesson, 0))
      .then(({ answers }) => !isOld && setAnswer(answers[0]))
      .catch(() => !isOld && setAnswer(undefined));
    return () => {
      isOld = true;
    };
  }, [store, scenario, view, value]);
  return answer;
}
