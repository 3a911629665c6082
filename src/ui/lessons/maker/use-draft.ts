import { useState } from 'react';
import type { Lesson } from '../../../scenario/lessons/types';
import { lessonOf } from '../../../store/lessons/maker';
import { EMPTY } from './draft';

const KEY = 'gpatlas.v1.lesson-draft';

/** The lesson in the making, kept with each change. Storage may be full or forbidden: then it lives as long as the page. */
export function useDraft(): [Lesson, (lesson: Lesson) => void] {
  const [draft, setDraft] = useState(read);
  const change = (lesson: Lesson): void => {
    held = lesson;
    setDraft(lesson);
    try {
      localStorage.setItem(KEY, JSON.stringify(lesson));
    } catch {
      // It is held here all the same.
    }
  };
  return [draft, change];
}

let held: Lesson | undefined;

function read(): Lesson {
  if (held) return held;
  try {
    const text = localStorage.getItem(KEY);
    if (text === null) return EMPTY;
    const kept = JSON.parse(text) as Lesson;
    // A lesson in the making has no title or no step yet; with both it must be a lesson.
    return { ...lessonOf(JSON.stringify(filled(kept)), () => true), title: kept.title, steps: kept.steps };
  } catch {
    return EMPTY;
  }
}

/** The same, with what a lesson must have and a draft need not. */
function filled(draft: Lesson): Lesson {
  const steps =
    draft.steps.length > 0 ? draft.steps : [{ text: '', scenario: { version: 1 as const, policy: 'x' } }];
  return { ...draft, title: draft.title || 'x', steps };
}
