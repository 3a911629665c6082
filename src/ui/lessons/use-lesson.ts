import { useEffect, useMemo, useState } from 'react';
import type { Lesson, Step } from '../../scenario/lessons/types';
import type { Scenario } from '../../scenario/types';
import { lessonAt, sceneOf } from '../../store/lessons/library';
import { LANES, type LaneId } from '../../store/state';
import { useApp, useAppStore } from '../../store/use-app';

/** What is shown while a question is open: what one may look at, and not the answer. */
const INPUTS: readonly LaneId[] = ['memory', 'variable'];
const FIXED: readonly LaneId[] = [...INPUTS, 'fixed'];

export interface Running {
  readonly lesson: Lesson;
  readonly step: Step;
  readonly index: number;
  /** Shows the step as it begins, with the lanes of an open question or all. */
  show(): void;
}

/** The step that runs, shown on the screen. Undefined where its link was bad: then the lesson is left. */
export function useLesson(): Running | undefined {
  const store = useAppStore();
  const id = useApp((app) => app.lesson?.id);
  const wanted = useApp((app) => app.lesson?.step ?? 0);
  const openLesson = useApp((app) => app.openLesson);
  const [bad, setBad] = useState<string>();
  const lesson = useMemo(() => {
    if (id === undefined) return undefined;
    const { policies } = store.getState();
    try {
      return lessonAt(id, (name) => policies.length === 0 || policies.some((policy) => policy.id === name));
    } catch (error) {
      return (error as Error).message;
    }
  }, [id, store]);
  const index = typeof lesson === 'object' ? Math.min(wanted, lesson.steps.length - 1) : 0;

  const running = useMemo<Running | undefined>(() => {
    if (typeof lesson !== 'object') return undefined;
    const step = lesson.steps[index] as Step;
    return {
      lesson,
      step,
      index,
      show() {
        const { showStep, askLesson } = store.getState();
        const asks = step.task !== undefined && step.task.kind !== 'goal';
        askLesson(asks);
        showStep(
          lesson,
          index,
          (step.view?.lanes as LaneId[] | undefined) ?? (asks ? inputs(sceneOf(lesson, index).doc) : LANES),
        );
      },
    };
  }, [lesson, index, store]);

  useEffect(() => {
    if (typeof lesson === 'string') setBad(lesson);
    else if (id !== undefined && wanted !== index) openLesson(id, index);
    else running?.show();
  }, [lesson, id, wanted, index, running, openLesson]);

  useEffect(() => {
    if (bad !== undefined) store.getState().refuseLesson(bad);
  }, [bad, store]);
  return running;
}

/** With the fixed ranges only where the scenario sets some. */
function inputs({ vcpus = [] }: Scenario): readonly LaneId[] {
  const hasFixed = vcpus.some(({ msrs = {} }) => Object.keys(msrs).some((msr) => /^0x2[56]/.test(msr)));
  return hasFixed ? FIXED : INPUTS;
}

/** What the step began with, for its check. */
export const startOf = ({ lesson, index }: Running) => sceneOf(lesson, index);
