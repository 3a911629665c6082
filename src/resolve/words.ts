/**
 * The sentences of the explanations: one for each rule. `{name}` stands for a value of the step; a rule whose sentence
 * depends on its values has a function. Plain words, no adjectives: who reads this looks for a bug.
 */
import type { Reason } from '../policy/types';
import { accessWords, standingWords } from './words-leaf';
import { armWords, mtrrWords } from './words-mtrr';
import type { Values, Words } from './words-shape';
import { zapWords } from './words-zap';

const ALL: Words = { ...mtrrWords, ...armWords, ...standingWords, ...accessWords, ...zapWords };

/** Has a rule its sentence? */
export function hasWords(rule: string): boolean {
  return Object.hasOwn(ALL, rule);
}

/** The sentence of one step. A rule without one is written as its key and values: bare, but true. */
export function textOf(reason: Reason): string {
  if (hasWords(reason.rule)) return sentence(ALL, reason);
  const rest = Object.entries(reason.values).map(([key, value]) => `${key} ${value}`);
  return rest.length === 0 ? `${reason.rule}.` : `${reason.rule}: ${rest.join(', ')}.`;
}

/** The words of a list for a reason, its values filled in. Throws where the list has none for its rule. */
export function sentence(list: Words, { rule, values }: Reason): string {
  const words = Object.hasOwn(list, rule) ? list[rule] : undefined;
  if (words === undefined) throw new Error(`no words for ${rule}`);
  return fill(typeof words === 'string' ? words : words(values), values);
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (hole, key: string) => (key in values ? String(values[key]) : hole));
}
