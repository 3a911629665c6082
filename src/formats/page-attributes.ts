/**
 * From the memory types that an operating system asked for to the PAT entries that its page tables select there: the
 * first entry of the PAT that holds the type, as Linux chooses it (cachemode2protval() in arch/x86/mm/init.c).
 */
import { toHex } from '../arch/hex';
import { patName } from '../arch/memtype';
import { PAT_RESET, patEntries } from '../arch/pat';
import type { PageAttribute } from '../scenario/types';
import type { PageTypeFact, Statement } from './types';
import { some } from './words';

/** WB WC UC- UC WB WP UC- WT: how Linux 4.2 and later program the PAT wherever the CPU has one. */
export const PAT_OF_LINUX = 0x0407050600070106n;

/**
 * Page attributes, merged, without overlaps. `pat` is the PAT of the first CPU; `known` says whether the text gives it, or
 * it is assumed.
 */
export function pageAttributesOf(
  statements: readonly Statement[],
  pat: bigint | undefined,
  known: boolean,
  assumed: string[],
  differences: string[],
): PageAttribute[] {
  const facts = statements.find((s) => s.pageTypes)?.pageTypes ?? [];
  if (facts.length === 0) return [];
  const pieces = withoutOverlaps(facts, differences);
  const types = patEntries(pat ?? PAT_RESET).map(patName);
  if (!known)
    assumed.push(
      `The requested page types need a PAT, which is not in the text: taken as ${pat === PAT_OF_LINUX ? 'Linux programs it' : 'after reset'} (${types.join(' ')}).`,
    );
  assumed.push(
    'A requested page type is taken as the first PAT entry of that type; pages not listed select entry 0.',
  );
  const without = pieces.filter(({ type }) => !types.includes(type));
  if (without.length > 0) {
    const list = without.map(({ start, type }) => `${type} at ${toHex(start)}`);
    differences.push(`The PAT has no entry for what is requested: ${some(list)}; it is left out.`);
  }
  return pieces
    .filter(({ type }) => types.includes(type))
    .map(({ start, end, type }) => ({ start: toHex(start), end: toHex(end), patIndex: types.indexOf(type) }));
}

/** Rows that overlap are normal (each mapping has one) and of one type; where they are not, the lower one counts. */
function withoutOverlaps(facts: readonly PageTypeFact[], differences: string[]): PageTypeFact[] {
  const pieces: { start: number; end: number; type: PageTypeFact['type'] }[] = [];
  const conflicts: string[] = [];
  for (const fact of [...facts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const before = pieces.at(-1);
    if (before && fact.start < before.end && fact.type !== before.type)
      conflicts.push(`${before.type} and ${fact.type} at ${toHex(fact.start)}`);
    const start = Math.max(fact.start, before?.end ?? 0);
    if (start >= fact.end) continue;
    if (before?.end === start && before.type === fact.type) before.end = fact.end;
    else pieces.push({ start, end: fact.end, type: fact.type });
  }
  if (conflicts.length > 0)
    differences.push(
      `Two page types are requested for the same pages: ${some(conflicts)}; the lower range counts.`,
    );
  return pieces;
}
