/** Checks an answer, or what somebody did, against what the resolver says. Nothing is taken from the lesson's own list. */
import type { Scene } from '../../scenario/lessons/steps';
import type { NumberQuestion, Question, Task } from '../../scenario/lessons/types';
import { amountIn } from './amount';
import { type Held, unmet } from './conditions';
import { folded, probed } from './probe';

/** What was chosen, all that was chosen of several, or a number of bytes or things. */
export type LessonAnswer = string | number | readonly string[];

export interface Verdict {
  right: boolean;
  /** Every right answer of a question, as it is chosen or in plain digits. Empty for a goal. */
  answers: string[];
  /** The conditions of a goal that do not hold, by their number from 0, and what holds instead. */
  unmet: { condition: number; now: string }[];
}

/** The right answers of a question about a scene. */
function answersOf(task: Question, scene: Scene): string[] {
  switch (task.kind) {
    case 'type':
      return [probed(scene, task.probe)];
    case 'which':
      return task.choices.filter(({ probe }) => probed(scene, probe) === task.is).map(({ label }) => label);
    case 'number':
      return [String(amountIn(scene, task.amount))];
  }
}

/**
 * Judges. A question is about what the step began with, whatever was changed since; a goal is about what is shown.
 * Throws RangeError where the task names a page, event or vCPU that does not exist.
 */
export function check(task: Task, start: Scene, now: Scene, answer?: LessonAnswer): Verdict {
  if (task.kind !== 'goal') {
    const answers = answersOf(task, start);
    if (task.kind === 'number') return { right: near(Number(answers[0]), answer, task), answers, unmet: [] };
    return { right: sameSet(answers, Array.isArray(answer) ? answer : [String(answer)]), answers, unmet: [] };
  }
  const held: Held = { start, now, state: folded(now), before: folded(start) };
  const missing = task.all.flatMap((condition, i) => {
    const instead = unmet(condition, held);
    return instead === undefined ? [] : [{ condition: i, now: instead }];
  });
  return { right: missing.length === 0, answers: [], unmet: missing };
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

/** A size in bytes may be rounded as the screen rounds it, to three digits; a count may not. */
function near(exact: number, answer: LessonAnswer | undefined, { amount }: NumberQuestion): boolean {
  if (typeof answer !== 'number') return false;
  const slack = amount.of === 'calls' || amount.of === 'pieces' ? 0 : exact / 200;
  return Math.abs(answer - exact) <= slack;
}
