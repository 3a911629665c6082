/** Every lesson's right answers pass and its wrong ones fail, by the resolver; and the lessons are well formed. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../../policy/registry';
import { LESSONS } from '../../scenario/lessons/registry';
import { sdmScenario } from '../../scenario/lessons/sdm-example';
import { attempted, sceneOf } from '../../scenario/lessons/steps';
import type { Attempt, Lesson, Step } from '../../scenario/lessons/types';
import { parseScenario } from '../../scenario/parse';
import { resolve } from '../result';
import { check } from './check';

const cases = LESSONS.flatMap((lesson) =>
  lesson.steps.map((step, i) => ({ name: `${lesson.id} ${i + 1}`, lesson, step, i })),
);

type Given = string | number | string[] | Attempt;

/** Of a question with several answers all that are right are one answer. */
const given = ({ task }: Step, listed: readonly (string | number | Attempt)[]): Given[] =>
  task?.kind === 'which' ? [listed.map(String)] : [...listed];

/** Judges a listed answer or way as if a visitor had given it. */
function judged(lesson: Lesson, i: number, answer: Given) {
  const start = sceneOf(lesson, i);
  const task = (lesson.steps[i] as Step).task;
  if (!task) throw new Error('no task');
  if (typeof answer === 'object' && !Array.isArray(answer))
    return check(task, start, attempted(start, answer));
  return check(task, start, start, answer);
}

describe('the lessons', () => {
  it('are at least fourteen, of three to six steps, each with a name of its own', () => {
    expect(LESSONS.length).toBeGreaterThanOrEqual(14);
    for (const { steps } of LESSONS) {
      expect(steps.length).toBeGreaterThanOrEqual(3);
      expect(steps.length).toBeLessThanOrEqual(6);
    }
    expect(new Set(LESSONS.map(({ id }) => id)).size).toBe(LESSONS.length);
  });

  it.each(cases)('$name begins with a valid scenario', ({ lesson, i }) => {
    const { doc } = sceneOf(lesson, i);
    expect(parseScenario(JSON.parse(JSON.stringify(doc)), isPolicy)).toEqual(doc);
  });

  it.each(cases)('$name asks, hints, explains and names its sources', ({ step }) => {
    expect(step.text.length).toBeGreaterThan(10);
    expect(step.task?.ask).toBeTruthy();
    expect(step.hints?.length).toBeGreaterThan(0);
    expect(step.after).toBeTruthy();
    expect(step.sources?.length).toBeGreaterThan(0);
    expect(step.right?.length).toBeGreaterThan(0);
  });

  it.each(cases)('$name takes what is right', ({ lesson, step, i }) => {
    for (const answer of given(step, step.right ?? [])) {
      expect(judged(lesson, i, answer), JSON.stringify(answer)).toMatchObject({ right: true });
    }
  });

  it.each(cases)('$name refuses what is wrong', ({ lesson, step, i }) => {
    const several = step.task?.kind === 'which' ? [(step.right ?? []).slice(1), step.wrong ?? []] : [];
    for (const answer of [...(step.wrong ?? []), ...several] as Given[]) {
      expect(judged(lesson, i, answer), JSON.stringify(answer)).toMatchObject({ right: false });
    }
  });

  it.each(cases.filter(({ step }) => step.task?.kind !== 'goal'))(
    '$name lists every right answer',
    ({ lesson, step, i }) => {
      expect([...judged(lesson, i, '').answers].sort()).toEqual((step.right ?? []).map(String).sort());
    },
  );

  it.each(cases.filter(({ step }) => step.task?.kind === 'goal'))(
    '$name is not done before it begins',
    ({ lesson, i }) => {
      expect(judged(lesson, i, {}).right).toBe(false);
    },
  );
});

describe('a number', () => {
  const step = LESSONS.find(({ id }) => id === 'noncoherent-dma') as Lesson;
  const pieces = LESSONS.find(({ id }) => id === 'sdm-example') as Lesson;

  it('of bytes may be rounded as the screen rounds it', () => {
    expect(judged(step, 3, 4.24 * 2 ** 30).right).toBe(true);
    expect(judged(step, 3, 4.2 * 2 ** 30).right).toBe(false);
    expect(judged(step, 0, 1).right).toBe(false);
  });

  it('of things may not', () => {
    expect(judged(pieces, 2, 16.01).right).toBe(false);
    expect(judged(pieces, 2, 'sixteen').right).toBe(false);
  });
});

describe("the SDM's worked examples in the lessons", () => {
  const worked = JSON.parse(
    readFileSync(new URL('../fixtures/worked-examples.json', import.meta.url), 'utf8'),
  ) as { examples: { name: string; expected: { start: string; end: string; type: string }[] }[] };
  const step = (id: string, i: number) =>
    sceneOf(LESSONS.find((lesson) => lesson.id === id) as Lesson, i).doc;
  const solved = (id: string, i: number) => {
    const lesson = LESSONS.find((one) => one.id === id) as Lesson;
    return attempted(sceneOf(lesson, i), lesson.steps[i]?.right?.[0] as Attempt).doc;
  };
  it.each([
    ['sdm-ex-11-2-96MB-36bit', sdmScenario(36)],
    ['sdm-ex-11-2-96MB-36bit', step('sdm-example', 0)],
    ['sdm-ex-11-3-96MB-40bit', sdmScenario(40)],
    ['sdm-ex-11-3-96MB-40bit', solved('sdm-example', 3)],
    ['sdm-11.11.3-2MB-to-4MB', step('power-of-two', 1)],
    ['coreboot-2G-64M-64k-subtractive', solved('subtractive', 1)],
  ])('%s comes out exactly', (name, doc) => {
    const expected = worked.examples.find((example) => example.name === name)?.expected ?? [];
    const { segments } = resolve(doc, 'last').snapshots[0] as {
      segments: { start: string; end: string; mtrr: string }[];
    };
    expect(segments.map(({ start, end, mtrr }) => [BigInt(start), BigInt(end) - 1n, mtrr])).toEqual(
      expected.map(({ start, end, type }) => [BigInt(start), BigInt(end), type]),
    );
  });
});
