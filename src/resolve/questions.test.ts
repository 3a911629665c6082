/** Every number that the help page gives as an answer is what the resolver says. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { LESSONS } from '../scenario/lessons/registry';
import { parseScenario } from '../scenario/parse';
import { presetById } from '../scenario/presets/registry';
import { CLAIMS, LESSON_FOR } from '../ui/help/questions';
import { QUESTIONS } from '../ui/words/questions';
import { resolve } from './result';

const claims = Object.entries(CLAIMS).flatMap(([question, list]) =>
  list.map((claim) => ({ question, ...claim, page: claim.at.toString(16) })),
);

it('every question has an answer, and at least twenty have presets', () => {
  expect(Object.keys(CLAIMS)).toEqual(Object.keys(QUESTIONS));
  expect(Object.keys(QUESTIONS)).toHaveLength(31);
  expect(Object.values(CLAIMS).filter((list) => list.length > 0).length).toBeGreaterThanOrEqual(20);
});

it('every lesson that an answer names is there', () => {
  const lessons = LESSONS.map(({ id }) => id);
  expect(Object.values(LESSON_FOR).filter((id) => !lessons.includes(id))).toEqual([]);
});

describe('what the answers say', () => {
  it.each(claims)('$question: $preset under $policy, 0x$page is $type by $what', (claim) => {
    const preset = presetById(claim.preset);
    expect(preset).toBeDefined();
    const scenario = claim.values ? preset?.with?.(claim.values) : preset?.scenario;
    const doc = parseScenario({ ...scenario, policy: claim.policy }, isPolicy);
    const { snapshots, refused } = resolve(doc);
    expect(refused).toEqual([]);
    const segment = snapshots[claim.cursor ?? snapshots.length - 1]?.segments.find(
      ({ start, end }) => Number(start) <= claim.at && claim.at < Number(end),
    );
    expect(segment?.[claim.what]).toBe(claim.type);
    if (claim.ipat !== undefined) expect(segment?.ipat).toBe(claim.ipat);
  });
});
