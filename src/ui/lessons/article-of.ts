/** Which lesson the article's dialog shows: a dialog is opened by its name alone. */
import type { Lesson } from '../../scenario/lessons/types';

let chosen: Lesson | undefined;

/** Chooses the lesson of the next article. */
export function chooseArticle(lesson: Lesson): void {
  chosen = lesson;
}

/** The lesson that was chosen last. */
export const articleLesson = (): Lesson | undefined => chosen;
