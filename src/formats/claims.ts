/** Which source claims what of one thing, and where the claims contradict each other. */
import type { Choice, Chooser, Option, Origin } from './choices';
import { MAX_SENTENCES } from './limits';
import type { Stage, Statement } from './types';

export interface Claim<V> {
  readonly statement: Statement;
  /** Is it a value that the same source states again further down? */
  readonly earlier?: boolean;
  /** Does the source give the register as the CPU holds it? */
  readonly raw: boolean;
  /** By what key of `Statement.lines` the line is found. */
  readonly key: string;
  readonly value: V;
}

/** One thing of which sources may state different values. */
export interface Topic<V> {
  readonly id: string;
  readonly what: string;
  /** What counts most stands first. */
  readonly claims: readonly Claim<V>[];
  same(a: V, b: V): boolean;
  text(value: V): string;
}

/** The claim that counts; undefined where nobody claims anything. Contradictions are offered as a choice, and said. */
export function settle<V>(topic: Topic<V>, chooser: Chooser, differences: string[]): Claim<V> | undefined {
  const groups: Claim<V>[][] = [];
  for (const claim of topic.claims) {
    const group = groups.find(([first]) => topic.same((first as Claim<V>).value, claim.value));
    if (group) group.push(claim);
    else groups.push([claim]);
  }
  const [first] = groups;
  if (!first || groups.length === 1) return topic.claims[0];
  const options = groups.map((claims): Option => {
    const [claim] = claims as [Claim<V>];
    return { id: idOf(claim), text: topic.text(claim.value), from: claims.map(originOf) };
  });
  const usual = (options[0] as Option).id;
  const why = whyOf(groups.map(([claim]) => claim as Claim<V>));
  const { id, what } = topic;
  const taken = chooser.ask({ id, kind: 'contradiction', what, options, usual, why });
  if (differences.length < MAX_SENTENCES)
    chooser.tell(differences, sentence({ id, kind: 'contradiction', what, options, usual, taken, why }));
  return groups[options.findIndex((option) => option.id === taken)]?.[0];
}

function idOf({ statement, earlier }: Claim<unknown>): string {
  return earlier ? `${statement.format} earlier` : statement.format;
}

function originOf({ statement, key, earlier }: Claim<unknown>): Origin {
  const { source, format, lines, place } = statement;
  const line = lines?.get(earlier ? `earlier ${key}` : key);
  if (line !== undefined) return { source, format, first: line, last: line };
  return { source, format, first: place?.first ?? 0, last: place?.last ?? 0 };
}

const STAGES: Readonly<Record<Stage, string>> = {
  state: 'it was read from the running machine',
  boot: 'the kernel prints it after the firmware has ended',
  firmware: 'it is what the firmware set',
  hint: 'it says more of it',
};

/** Why the first of the claims counts before the others. */
function whyOf([first, second]: readonly Claim<unknown>[]): string {
  if (!first || !second) return '';
  if (first.statement === second.statement) return 'it stands further down';
  if (first.raw && !second.raw) return 'it gives the register itself';
  if (first.statement.stage !== second.statement.stage) return STAGES[first.statement.stage];
  return first.statement.stage === 'state' ? 'it decodes least' : 'it stands first in the text';
}

/** What counts comes last. */
function sentence({ what, options, taken, usual, why }: Choice): string {
  const last = options.find((option) => option.id === taken) as Option;
  const parts = [...options.filter((option) => option !== last), last].map(
    ({ text, from: [at] }) => `${at?.source}${lineOf(at)} says ${text}`,
  );
  return `${what}: ${parts.join(', ')}; the last is taken, ${taken === usual ? why : 'as chosen'}.`;
}

function lineOf(at: Origin | undefined): string {
  return at && at.first > 0 && at.first === at.last ? ` (line ${at.first})` : '';
}
