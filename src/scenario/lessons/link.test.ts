/** Shared lessons: what goes in comes out, and nothing hostile gets in. */
import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../../policy/registry';
import { LinkError, toBase64url } from '../link-text';
import { isLessonLink, lessonLink, readLessonLink } from './address';
import { decodeLesson, encodeLesson, lessonOf, plainLesson } from './link';
import { LESSONS } from './registry';
import type { Lesson } from './types';

const packed = (text: string): string => `1.${toBase64url(deflateSync(strToU8(text)))}`;
const first = plainLesson(LESSONS[0] as Lesson);

/** What a hostile text does: a lesson or a LinkError, never anything else. */
function outcome(text: string): 'lesson' | 'refused' {
  try {
    decodeLesson(text, isPolicy);
    return 'lesson';
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    expect(error.message).not.toMatch(/undefined|\[object/);
    return 'refused';
  }
}

describe('a shared lesson', () => {
  it.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('%s comes back as it was', (_, lesson) => {
    const text = encodeLesson(lesson);
    expect(decodeLesson(text, isPolicy)).toEqual(plainLesson(lesson));
    expect(text.length).toBeLessThan(6000);
  });

  it('may not pass for a lesson of the site', () => {
    expect(lessonOf(JSON.stringify({ ...first, id: 'default-type' }), isPolicy)).not.toHaveProperty('id');
  });

  it.each([
    ['', 'not a lesson'],
    ['1.', 'no lesson'],
    ['0.abc', 'no lesson'],
    ['2.abc', 'newer version'],
    ['1.a b', 'damaged'],
    [packed('{'), 'damaged or was cut off'],
    [packed('[]'), 'version: missing'],
    [packed('{"version":1,"title":"x","summary":"","steps":[]}'), 'steps: expected a list of 1 to 20'],
    [packed(`${'['.repeat(5000)}${']'.repeat(5000)}`), 'nested too deeply'],
    [packed(JSON.stringify({ ...first, script: 1 })), 'script: unknown key'],
    [packed(JSON.stringify({ ...first, title: 'x'.repeat(200) })), 'at most 120 characters'],
    [packed(JSON.stringify({ ...first, steps: [{ text: 'no scenario' }] })), 'steps[0].scenario: missing'],
    [
      packed(JSON.stringify({ ...first, steps: [{ ...first.steps[0], view: { page: '0x1000000000' } }] })),
      'steps[0].view.page: lies outside',
    ],
    [
      packed(JSON.stringify({ ...first, steps: [{ text: '', scenario: { version: 1, policy: 'none' } }] })),
      'steps[0].scenario.policy',
    ],
    [`1.${'A'.repeat(70_000)}`, 'too long'],
    [packed(' '.repeat(5 * 1024 * 1024)), 'too large'],
  ])('%.30s is refused', (text, why) => {
    expect(() => decodeLesson(text, isPolicy)).toThrow(why);
    expect(outcome(text)).toBe('refused');
  });

  it('is never anything but a lesson or a sentence, whatever arrives', () => {
    const text = encodeLesson(first);
    fc.assert(
      fc.property(fc.string(), fc.nat(text.length), (noise, at) => {
        outcome(noise);
        outcome(`1.${noise}`);
        outcome(text.slice(0, at) + noise + text.slice(at));
        outcome(text.slice(0, at));
      }),
    );
  });

  it('with any value put anywhere is a lesson or a sentence', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.jsonValue({ maxDepth: 2 }), (at, value) => {
        outcome(packed(JSON.stringify(replaced(first, at, value))));
      }),
      { numRuns: 300 },
    );
  });
});

/** A copy with the n-th inner value replaced. */
function replaced(value: unknown, at: number, by: unknown): unknown {
  let left = at % 200;
  const walk = (inner: unknown): unknown => {
    if (left-- === 0) return by;
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, walk(one)]));
  };
  return walk(value);
}

describe('the address of a step', () => {
  it('is read as it was written', () => {
    for (const place of [
      { id: 'zaps', step: 0 },
      { id: '1.aB-_9', step: 4 },
    ]) {
      expect(readLessonLink(lessonLink(place))).toEqual(place);
      expect(readLessonLink(`https://example.org/x/${lessonLink(place)}`)).toEqual(place);
    }
  });

  it('begins at the first step where none is named, and is nothing else', () => {
    expect(readLessonLink('#/l/zaps')).toEqual({ id: 'zaps', step: 0 });
    expect(readLessonLink('#/l/zaps/0')).toEqual({ id: 'zaps', step: 0 });
    expect(readLessonLink('#/l/')).toBeUndefined();
    expect(readLessonLink('#/l/a b')).toBeUndefined();
    expect(isLessonLink('#/s/1.x')).toBe(false);
    expect(isLessonLink('#/l/<b>')).toBe(true);
  });
});
