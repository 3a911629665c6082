/** Which steps were done, in this browser. */
import { LessonProgress, type Progress } from '../../store/lessons/progress';

export type { LessonAnswer, Verdict } from '../../resolve/lessons/check';

const progress = new LessonProgress(() => window.localStorage);

/** Notes that a step was done. */
export const noteDone = (id: string, step: number): void => progress.done(id, step);

/** What was done so far. */
export const doneSoFar = (): Progress => progress.read();
