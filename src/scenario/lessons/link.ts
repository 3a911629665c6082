/**
 * A lesson that somebody made, as the text in a link: `1.<payload>`, base64url of the deflated JSON. What arrives is
 * untrusted: bounded before and after inflating, checked, and refused with one sentence where it is bad.
 */
import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { MAX_LINK } from '../link';
import { fromBase64url, inflateBounded, LinkError, nesting, toBase64url } from '../link-text';
import { ScenarioError } from '../parse';
import { parseLesson } from './parse';
import type { Lesson } from './types';

const VERSION = 1;
/** The longest lesson that is inflated, in bytes: at most twenty scenarios. */
const MAX_INFLATED = 4 * 1024 * 1024;
const MAX_NESTING = 100;

/** Is it the id of a shared lesson, good or bad? Those of the site begin with a letter. */
export const isSharedLesson = (id: string): boolean => /^\d/.test(id);

/** The lesson without what is for tests alone; a scenario that a step shares with the one before stands once. */
export function plainLesson({ id: _, ...lesson }: Lesson): Lesson {
  let before = '';
  const steps = lesson.steps.map(({ right: __, wrong: ___, scenario, ...step }) => {
    const text = scenario ? JSON.stringify(scenario) : before;
    const same = text === before;
    before = text;
    return scenario && !same ? { ...step, scenario } : step;
  });
  return { ...lesson, steps };
}

/** The text that stands for the lesson in a link. Throws LinkError where it is too large. */
export function encodeLesson(lesson: Lesson): string {
  const bytes = strToU8(JSON.stringify(plainLesson(lesson)));
  const payload = toBase64url(deflateSync(bytes, { level: 9 }));
  if (bytes.length > MAX_INFLATED || payload.length > MAX_LINK) {
    throw new LinkError(
      `the lesson is too large for a link (${payload.length} characters, at most ${MAX_LINK}): save it as a file`,
    );
  }
  return `${VERSION}.${payload}`;
}

/** Reads such a text. Throws LinkError, and nothing else, where it is bad. */
export function decodeLesson(text: string, isPolicy: (id: string) => boolean): Lesson {
  const [, version, payload = ''] = /^(\d{1,9})\.(.*)$/s.exec(text) ?? [];
  if (version === undefined) throw new LinkError('this is not a lesson');
  if (Number(version) > VERSION) {
    throw new LinkError(
      `it was made by a newer version of this tool (${Number(version)}; this one reads up to ${VERSION}): reload the page`,
    );
  }
  if (Number(version) === 0 || payload === '') throw new LinkError('there is no lesson in it');
  if (payload.length > MAX_LINK) {
    throw new LinkError(`it is too long: ${payload.length} characters, at most ${MAX_LINK} are read`);
  }
  return lessonOf(strFromU8(inflateBounded(fromBase64url(payload), MAX_INFLATED)), isPolicy);
}

/** Reads a lesson's JSON, out of a link or a file. Throws LinkError. */
export function lessonOf(json: string, isPolicy: (id: string) => boolean): Lesson {
  if (json.length > MAX_INFLATED) throw new LinkError('it is too large');
  if (nesting(json) > MAX_NESTING) throw new LinkError('it is nested too deeply');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new LinkError(`it is damaged or was cut off: ${(error as Error).message}`);
  }
  try {
    // An id would let it pass for a lesson of this site, and share its progress.
    const { id: _, ...lesson } = parseLesson(value, isPolicy);
    return lesson;
  } catch (error) {
    if (error instanceof ScenarioError) throw new LinkError(`its lesson is not valid: ${error.message}`);
    throw error;
  }
}
