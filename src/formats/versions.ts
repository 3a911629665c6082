/** One source several times in a text, e.g. before and after a change: which of its states counts. */
import { toHex } from '../arch/hex';
import { typeName } from '../arch/memtype';
import type { Chooser, Option } from './choices';
import type { RangeFact, Statement, Version } from './types';
import { some } from './words';

/** Do two lists of ranges say the same? */
export function equalRanges(a: ReadonlyMap<number, RangeFact>, b: ReadonlyMap<number, RangeFact>): boolean {
  if (a.size !== b.size) return false;
  for (const [index, range] of a) if (!sameFact(range, b.get(index))) return false;
  return true;
}

function sameFact(a: RangeFact, b: RangeFact | undefined): boolean {
  if (!b || a.valid !== b.valid) return false;
  return a.base === b.base && a.size === b.size && a.mask === b.mask && a.type === b.type;
}

/** The ranges of every state of the sources that have several: the machine is the same, whichever of them is picked. */
export function allStates(statements: readonly Statement[]): ReadonlyMap<number, RangeFact>[] {
  return statements.flatMap(({ versions = [] }) => versions.map(({ ranges }) => ranges));
}

/** The statement with the state that counts: the last one, or the one that was picked. */
export function settled(statement: Statement, chooser: Chooser, differences: string[]): Statement {
  const { versions, printed, format, source } = statement;
  if (!versions || versions.length < 2 || !printed) return statement;
  const last = versions.length - 1;
  const options = versions.map(
    ({ ranges, first, last: end }, i): Option => ({
      id: `${format} ${i + 1}`,
      text: rangesText(ranges),
      from: [{ source, format, first, last: end }],
    }),
  );
  const usual = (options[last] as Option).id;
  const what = `${source}, of which the text holds ${versions.length} that differ`;
  const taken = chooser.ask({
    id: `${format} version`,
    kind: 'contradiction',
    what,
    options: options.reverse(),
    usual,
    why: 'it stands last',
  });
  const places = versions.map(({ first, last: end }) => `lines ${first} to ${end}`).join(', ');
  const how = taken === usual ? 'the last is taken' : 'one of them is taken, as chosen';
  chooser.tell(differences, `${what} (${places}): ${how}.`);
  const at = versions[Number(taken.slice(format.length + 1)) - 1] as Version;
  return { ...statement, printed: { ...printed, ranges: at.ranges }, lines: at.lines };
}

function rangesText(ranges: ReadonlyMap<number, RangeFact>): string {
  const items = [...ranges].map(
    ([index, { type, base, size = 0n }]) =>
      `${index}: ${typeName(type)} [${toHex(base)}, ${toHex(base + size)})`,
  );
  return some(items, 6);
}
