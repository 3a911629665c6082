/** A paste that lost its line ends: cut where a line of a known dump begins. */

// printk's time inside a line is always the beginning of another one.
const TIME = /\[ ?\d{1,6}\.\d{6}\]/g;
// Two of these in one line mean that it is several.
const HEADS =
  /(?:reg\d{2,3}: ?base|MTRR (?:default type|fixed ranges|variable ranges|map):?|BIOS-e820: |\d{1,2} base [0-9A-Fa-f]{6}|MSR 0x[0-9a-fA-F]{2,8}:)/g;
// These count only in a line that is several anyway: alone they stand in other lines too.
const WEAK =
  /(?<= )(?:[0-9A-F]{5}-[0-9A-F]{5} [wu]|\d{1,2} disabled(?= |$)|\d{1,3}: [0-9a-fA-F]{16}-|TOM2: |x86\/PAT: |x86 PAT |total RAM covered|original variable MTRRs|New variable MTRRs|reg \d{1,2}, base:|e820: |last_pfn =|DMI: |modified: |mtrr: )/g;

/** Characters of the shortest two lines in one. */
const SHORTEST = 20;

/** Does printk's time stand in a cleaned line? */
export function hasTime(body: string): boolean {
  return body.includes('[') && cuts(body, TIME).length > 0;
}

/** The pieces of a cleaned line: itself, unless it is several lines in one. */
export function splitJoined(body: string): string[] {
  // Two heads take more room.
  if (body.length < SHORTEST) return [body];
  const times = body.includes('[') ? cuts(body, TIME) : [];
  // A look behind in the pattern itself would be asked at every character.
  const heads = cuts(body, HEADS).filter((at) => at === 0 || body[at - 1] === ' ');
  if (times.length === 0 && heads.length < 2) return [body];
  const weak = heads.length < 2 ? [] : [...heads, ...cuts(body, WEAK)];
  const at = [...new Set([0, ...times, ...weak])].sort((a, b) => a - b);
  return at.map((start, i) => body.slice(start, at[i + 1]).trim()).filter((piece) => piece !== '');
}

function cuts(body: string, pattern: RegExp): number[] {
  const at: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(body); match; match = pattern.exec(body)) at.push(match.index);
  return at;
}
