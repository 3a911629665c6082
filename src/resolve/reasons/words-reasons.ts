/** Words of the reason card: switches, what would be otherwise, and what was looked at. */
import type { Reason } from '../../policy/types';
import type { Values, Words } from '../words-shape';

const onOff = ({ on }: Values): string => (on === 1 ? 'on' : 'off');

/** What a switch does, as short as a button's label. */
export const toggleWords: Words = {
  'toggle.fixed': 'Fixed range {start} {type}',
  'toggle.range-valid': 'Range #{index} V={v}',
  'toggle.range-type': 'Range #{index} type {type}',
  'toggle.pat': 'PA{index} {type}',
  'toggle.default': 'Default type {type}',
  'toggle.fe': 'FE={on}',
  'toggle.e': 'E={on}',
  'toggle.cd': 'CD={on}',
  'toggle.pg': 'PG={on}',
  'toggle.quirk': (values) => `{name} ${onOff(values)}`,
  'toggle.dma-first': 'Attach a DMA user',
  'toggle.dma-none': ({ count }) => (count === 1 ? 'Detach the DMA user' : 'Detach all {count} DMA users'),
  'toggle.policy': '{title}',
};

/** The condition of a step's other way. */
const conditionWords: Words = {
  'else.e': ({ on }) => `Were E ${on === 1 ? 'set' : 'clear'}`,
  'else.fe': 'Were FE clear',
  'else.range': 'Were V of range #{index} clear',
  'else.cd': ({ on }) => `Were CR0.CD ${on === 1 ? 'set' : 'clear'} on vCPU {vcpu}`,
  'else.pg': 'Were CR0.PG set',
  'else.pat': 'Were PA{index} {pat}',
  'else.quirk': ({ on }) => `Were {name} ${on === 1 ? 'enabled' : 'disabled'}`,
  'else.snoop': ({ on }) => `Had the host ${on === 1 ? 'self-snoop' : 'no self-snoop'}`,
  'else.dma': ({ count }) => (count === 0 ? 'Were no DMA user registered' : 'Were a DMA user registered'),
  'else.kind': ({ kind }) => `Were it ${kind === 'mmio' ? 'host MMIO' : 'RAM'}`,
  'else.flag': ({ on }) => `Were the memslot ${on === 1 ? 'flagged' : 'not flagged'} for DMA`,
  'else.ipat': 'Were IPAT clear in the leaf',
};

/** A type as a word; an overlap that is left open has none. */
const typeWord = (type: Values[string] | undefined): string =>
  type === 'undefined' ? 'left open' : `${type}`;

const many = ({ ranges }: Values): boolean => `${ranges}`.includes(',');

/** Who would decide, as a clause after the condition. */
const deciderWords: Words = {
  'winner.off': (values) => `the MTRRs would be off: ${typeWord(values.type)}`,
  'winner.fixed': (values) => `fixed range {index} would decide: ${typeWord(values.type)}`,
  'winner.fixed-any': (values) => `a fixed range would decide: ${typeWord(values.type)}`,
  'winner.range': (values) =>
    `variable range${many(values) ? 's' : ''} {ranges} would decide: ${typeWord(values.type)}`,
  'winner.over': (values) => `variable range {ranges} would win over {others}: ${typeWord(values.type)}`,
  'winner.together': (values) => `ranges {ranges} would make it ${typeWord(values.type)}`,
  'winner.default': (values) => `the default type would decide: ${typeWord(values.type)}`,
  'winner.own': (values) => `this policy would read ${typeWord(values.type)}`,
};

/** What would come of it, as a clause. */
const outcomeWords: Words = {
  'outcome.same': ({ type }) => `an access would get ${typeWord(type)} all the same`,
  'outcome.leaf': ({ type }) =>
    `the leaf would be {leaf}, and an access would get ${typeWord(type)} all the same`,
  'outcome.both': ({ type }) => `the leaf would be {leaf}, and an access would get ${typeWord(type)}`,
  'outcome.access': ({ type }) => `an access would get ${typeWord(type)}`,
  'outcome.exit': 'an access would exit',
};

export const lookedWords: Words = {
  'looked.bits': ({ bits }) =>
    `{name} {value}, bit${`${bits}`.includes(':') ? 's' : ''} {bits} {field} = {is}`,
  'looked.value': '{name}: {value}',
};

/** What gives a stale page its right leaf again. */
export const cureWords: Words = {
  'cure.zap': 'Event {event} cures it: {call}() zaps this page.',
  'cure.migrate': 'Event {event} cures it: the target of the migration builds it anew.',
  'cure.again': 'After event {event} what stands is right again, without a zap.',
  'cure.now': 'To cure it now: {what}.',
};

/** One sentence: the condition, who would decide, and what would come of it. */
export function otherwiseText(
  condition: Reason,
  winner: Reason | undefined,
  outcome: Reason,
  say: (words: Words, reason: Reason) => string,
): string {
  const if_ = say(conditionWords, condition);
  const then = say(outcomeWords, outcome);
  if (!winner) return `${if_}, ${then}.`;
  return `${if_}, ${say(deciderWords, winner)}. ${then.charAt(0).toUpperCase()}${then.slice(1)}.`;
}
