import { useEffect, useState } from 'react';
import type { Outline } from '../../resolve/lessons/outline';
import type { Lesson, Step } from '../../scenario/lessons/types';
import { sceneOf } from '../../store/lessons/library';
import type { App } from '../../store/state';
import { useAppStore } from '../../store/use-app';
import { lessonWords } from '../words/lessons';
import { addressText, answerText, choicesOf } from './answers';
import styles from './article.module.css';
import { OutlineTable } from './OutlineTable';
import { plainText } from './Prose';
import { stateLines } from './state-lines';
import { windowOf } from './window-of';

const w = lessonWords.article;
/** So many rows of a map are printed. */
const ROWS = 16;

/** What the resolver says of one step. */
interface Facts {
  outline: Outline;
  answers: readonly string[];
}

/** A whole lesson on one page: every step with its map and its task, and the answers at the end. */
export function Article({ lesson }: { lesson: Lesson }) {
  const store = useAppStore();
  const [facts, setFacts] = useState<readonly Facts[]>([]);
  useEffect(() => {
    let isOld = false;
    void Promise.all(lesson.steps.map((step, i) => factsOf(store.getState(), lesson, step, i))).then(
      (all) => {
        if (!isOld) setFacts(all);
      },
    );
    return () => {
      isOld = true;
    };
  }, [lesson, store]);

  return (
    <article className={styles.article} data-ready={facts.length > 0} data-print>
      <h1>{lesson.title}</h1>
      <p className={styles.summary}>{lesson.summary}</p>
      {lesson.steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <section key={i}>
          <h2>{i + 1}</h2>
          <p>{plainText(step.text)}</p>
          {step.scenario && <Beginning lesson={lesson} index={i} />}
          {step.task && (
            <p className={styles.task}>
              {plainText(step.task.ask)}
              {step.task.kind !== 'goal' && choicesOf(step.task).length > 0 && (
                <span className={styles.choices}>
                  {choicesOf(step.task).map((choice) => (
                    <span key={choice}>☐ {addressText(choice)}</span>
                  ))}
                </span>
              )}
            </p>
          )}
        </section>
      ))}
      <section className={styles.answers}>
        <h2>{w.answers}</h2>
        <ol>
          {lesson.steps.map((step, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            <li key={i}>
              <Answer step={step} answers={facts[i]?.answers ?? []} />
              {facts[i] && step.scenario && <OutlineTable outline={facts[i].outline} />}
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

/** The state that a step begins with, in words and numbers: its map would give the answer away. */
function Beginning({ lesson, index }: { lesson: Lesson; index: number }) {
  const { doc } = sceneOf(lesson, index);
  return (
    <figure>
      <figcaption>{[doc.name, doc.policy].filter(Boolean).join(' · ')}</figcaption>
      <ul className={styles.state}>
        {stateLines(doc).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </figure>
  );
}

function Answer({ step, answers }: { step: Step; answers: readonly string[] }) {
  const { task, after, hints = [], sources = [] } = step;
  const way = task?.kind === 'goal' ? hints.at(-1) : undefined;
  return (
    <>
      {task && task.kind !== 'goal' && answers.length > 0 && (
        <b>{answers.map((answer) => answerText(task, answer)).join(', ')}. </b>
      )}
      {way && (
        <>
          {w.goal}: {plainText(way)}{' '}
        </>
      )}
      {after && plainText(after)}
      {sources.length > 0 && <cite>{sources.join('; ')}</cite>}
    </>
  );
}

async function factsOf({ outline, checkTask }: App, lesson: Lesson, step: Step, i: number): Promise<Facts> {
  const scene = sceneOf(lesson, i);
  const nothing: Outline = { rows: [], more: 0 };
  const [map, verdict] = await Promise.all([
    outline(scene, windowOf(step, scene.doc), ROWS).catch(() => nothing),
    step.task && step.task.kind !== 'goal' ? checkTask(step.task, scene).catch(() => undefined) : undefined,
  ]);
  return { outline: map, answers: verdict?.answers ?? [] };
}
