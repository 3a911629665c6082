import { useState } from 'react';
import type { Attempt } from '../../scenario/lessons/types';
import { LANES } from '../../store/state';
import { useAppStore } from '../../store/use-app';
import { type LessonAnswer, noteDone, type Verdict } from './kept';
import { type Running, startOf } from './use-lesson';

export interface Checking {
  verdict: Verdict | undefined;
  error: string | undefined;
  /** How many hints were asked for. */
  hints: number;
  done: boolean;
  /** Was the answer given away? */
  revealed: boolean;
  check(answer?: LessonAnswer): Promise<void>;
  hint(): void;
  /** Gives the answer away, or does what is asked. */
  reveal(): Promise<void>;
  /** Begins again with what the step began with. */
  again(): void;
}

/** The state of one step's task. To be mounted anew for each step. */
export function useCheck(running: Running): Checking {
  const store = useAppStore();
  const { step } = running;
  const [verdict, setVerdict] = useState<Verdict>();
  const [error, setError] = useState<string>();
  const [hints, setHints] = useState(0);
  const [revealed, setRevealed] = useState(false);
  const done = verdict?.right === true || !step.task;

  async function ask(answer?: LessonAnswer): Promise<Verdict | undefined> {
    if (!step.task) return undefined;
    setError(undefined);
    try {
      return await store.getState().checkTask(step.task, startOf(running), answer);
    } catch (problem) {
      setError((problem as Error).message);
      return undefined;
    }
  }

  function finish(): void {
    const { askLesson, setLanes, lesson } = store.getState();
    askLesson(false);
    if (step.task?.kind !== 'goal' && !step.view?.lanes) setLanes([...LANES]);
    if (lesson) noteDone(lesson.id, running.index);
  }

  return {
    verdict,
    error,
    hints,
    done,
    revealed,
    async check(answer) {
      const found = await ask(answer);
      if (!found) return;
      setVerdict(found);
      if (found.right) finish();
    },
    hint: () => setHints(hints + 1),
    async reveal() {
      if (step.task?.kind === 'goal') {
        const [way] = step.right ?? [];
        if (typeof way === 'object') act(way);
        setVerdict(undefined);
        return;
      }
      const found = await ask();
      if (!found) return;
      setRevealed(true);
      setVerdict({ ...found, right: true });
      finish();
    },
    again() {
      setVerdict(undefined);
      running.show();
    },
  };

  /** Does it from the beginning, so that what was tried before does not stand in the way. */
  function act({ events = [], setup = [] }: Attempt): void {
    running.show();
    const { insertEvent, setup: change, edit, setMode } = store.getState();
    for (const one of setup) {
      if (!('vcpus' in one) && ['cr0', 'msr', 'msrs', 'dma', 'quirk', 'online'].includes(one.kind)) {
        setMode('setup');
        edit(one as Parameters<typeof edit>[0]);
        setMode('live');
      } else change(one as Parameters<typeof change>[0]);
    }
    for (const event of events) insertEvent(event);
  }
}
