/** The lessons, for the page: those of the site, and those that come by a link or a file. Loaded with the first lesson. */
import { decodeLesson, isSharedLesson } from '../../scenario/lessons/link';
import { LESSONS } from '../../scenario/lessons/registry';
import type { Lesson } from '../../scenario/lessons/types';

export { LESSONS } from '../../scenario/lessons/registry';
export { sceneOf } from '../../scenario/lessons/steps';

/**
 * The lesson of an address: one of the site by its id, or one that is all in the address. Throws LinkError, whose message
 * goes on from "This link cannot be opened: ".
 */
export function lessonAt(id: string, isPolicy: (id: string) => boolean): Lesson {
  if (isSharedLesson(id)) return decodeLesson(id, isPolicy);
  const lesson = LESSONS.find((one) => one.id === id);
  if (!lesson) throw new Error(`there is no lesson ${JSON.stringify(id)}`);
  return lesson;
}
