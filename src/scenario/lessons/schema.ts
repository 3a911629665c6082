/** The shape of a lesson out of a link or a file: untrusted, so everything has a bound. Its texts are never markup. */
import * as v from 'valibot';
import { isHex } from '../../arch/hex';
import { scenarioSchema } from '../schema';
import { PAGE_VALUES, SCENARIO_PARTS } from './types';

const words = (most: number) =>
  v.pipe(v.string('expected text'), v.maxLength(most, `expected at most ${most} characters`));
const whole = (max: number) => {
  const help = `expected a whole number from 0 to ${max}`;
  return v.pipe(v.number(help), v.integer(help), v.minValue(0, help), v.maxValue(max, help));
};
const list = <T>(item: v.GenericSchema<unknown, T>, min: number, max: number) => {
  const help = `expected a list of ${min} to ${max}`;
  return v.pipe(v.array(item, help), v.minLength(min, help), v.maxLength(max, help));
};

const address = v.pipe(words(24), v.check(isHex, 'expected a hexadecimal address such as "0xa0000"'));
const pageValue = v.picklist(PAGE_VALUES, `expected one of ${PAGE_VALUES.join(', ')}`);
const label = words(80);
const MOST_EVENTS = 100_000;

const probe = v.strictObject({
  page: address,
  value: pageValue,
  policy: v.exactOptional(words(60)),
  event: v.exactOptional(whole(MOST_EVENTS)),
  vcpu: v.exactOptional(whole(4095)),
});

const amount = v.variant(
  'of',
  [
    v.strictObject({
      of: v.picklist(['zapped', 'changed', 'needless', 'stale', 'calls']),
      event: whole(MOST_EVENTS),
    }),
    v.strictObject({ of: v.literal('pieces'), range: whole(39) }),
    v.strictObject({ of: v.literal('bytes'), value: pageValue, is: label }),
  ],
  'expected one of zapped, changed, needless, stale, calls, pieces, bytes',
);

const bytes = v.pipe(
  v.number('expected a number of bytes'),
  v.safeInteger('expected a whole number of bytes'),
  v.minValue(0, 'expected 0 or more'),
);

const condition = v.variant(
  'kind',
  [
    v.strictObject({
      kind: v.literal('page'),
      page: address,
      end: v.exactOptional(address),
      value: pageValue,
      is: label,
    }),
    v.strictObject({ kind: v.literal('kept'), msrs: list(address, 1, 120) }),
    v.strictObject({
      kind: v.literal('same'),
      parts: list(v.picklist(SCENARIO_PARTS, `expected one of ${SCENARIO_PARTS.join(', ')}`), 1, 6),
    }),
    v.strictObject({ kind: v.literal('ranges'), atMost: whole(40) }),
    v.strictObject({ kind: v.literal('accepted') }),
    v.strictObject({ kind: v.literal('zapped'), atMost: bytes }),
    v.strictObject({ kind: v.literal('stale'), atMost: bytes }),
    v.strictObject({ kind: v.literal('alike') }),
    v.strictObject({ kind: v.literal('guarded') }),
  ],
  'expected one of page, kept, same, ranges, accepted, zapped, stale, alike, guarded',
);

const ask = words(500);
const task = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('type'), ask, probe, choices: v.exactOptional(list(label, 2, 12)) }),
    v.strictObject({
      kind: v.literal('which'),
      ask,
      is: label,
      choices: list(v.strictObject({ label, probe }), 2, 12),
    }),
    v.strictObject({ kind: v.literal('number'), ask, amount }),
    v.strictObject({ kind: v.literal('goal'), ask, all: list(condition, 1, 20) }),
  ],
  'expected one of type, which, number, goal',
);

const view = v.strictObject({
  cursor: v.exactOptional(whole(MOST_EVENTS)),
  vcpu: v.exactOptional(whole(4095)),
  page: v.exactOptional(address),
  window: v.exactOptional(v.strictObject({ start: address, end: address })),
  lanes: v.exactOptional(list(words(20), 0, 20)),
});

const step = v.strictObject({
  text: words(2000),
  scenario: v.exactOptional(scenarioSchema),
  view: v.exactOptional(view),
  task: v.exactOptional(task),
  hints: v.exactOptional(list(words(500), 0, 6)),
  after: v.exactOptional(words(2000)),
  sources: v.exactOptional(list(words(300), 0, 10)),
});

/** At most so many steps. */
const MOST_STEPS = 20;

/** Version 1 of a lesson that travels: without the listed answers, which are for tests. */
export const lessonSchema = v.strictObject({
  version: v.literal(1, 'expected version 1'),
  id: v.exactOptional(words(60)),
  title: v.pipe(words(120), v.minLength(1, 'expected a title')),
  summary: words(500),
  steps: list(step, 1, MOST_STEPS),
});
