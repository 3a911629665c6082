/** The things of which a dump's sources may state different values, and how each source states them. */
import { FIXED_MSRS, fixedRange } from '../arch/fixed';
import { PAGE_SIZE } from '../arch/gfn';
import { toHex } from '../arch/hex';
import { type TypeCode, typeName } from '../arch/memtype';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MTRR_PHYSBASE0, msrName } from '../arch/msr';
import { byteOf } from '../arch/pat';
import type { Claim, Topic } from './claims';
import { type DefTypeFields, defTypeFields, maskOf, rawRange, sameRange } from './registers';
import type { RangeFact, Statement } from './types';
import { patText, sizeWord } from './words';

/** The key of a raw value's line. */
export const msrKey = (cpu: number, msr: number): string => `msr ${cpu} ${msr}`;

const ofCpu = (cpu: number): string => (cpu === 0 ? '' : ` of CPU ${cpu}`);

/** What a range is, in a sentence. */
function describeRange(range: RangeFact | undefined, bits: number): string {
  if (!range?.valid) return 'not valid';
  const mask = maskOf(range, bits);
  const low = mask & -mask;
  const whole = mask !== 0n && mask + low === 1n << BigInt(bits);
  const size = whole ? `, ${sizeWord(low)}` : '';
  return `${typeName(range.type)}, base ${toHex(range.base)}${size}, mask ${toHex(mask)}`;
}

/** The values that sources of raw registers give of one CPU, what counts most first. */
function rawClaims<V>(
  statements: readonly Statement[],
  cpu: number,
  msr: number,
  read: (values: ReadonlyMap<number, bigint>) => V | undefined,
): Claim<V>[] {
  const claims: Claim<V>[] = [];
  for (const statement of statements) {
    const values = statement.msrs?.[cpu];
    if (!values) continue;
    const key = msrKey(cpu, msr);
    const value = read(values);
    if (value !== undefined) claims.push({ statement, raw: true, key, value });
    const earlier = statement.earlier?.[cpu];
    const before = earlier && read(new Map([...values, ...earlier]));
    if (before !== undefined) claims.push({ statement, raw: true, key, value: before, earlier: true });
  }
  return claims;
}

/** A variable range of one CPU; of CPU 0 also as it is printed. */
export function rangeTopic(
  statements: readonly Statement[],
  cpu: number,
  index: number,
  bits: number,
): Topic<RangeFact> {
  const msr = MTRR_PHYSBASE0 + 2 * index;
  const claims = rawClaims(statements, cpu, msr, (values) => rawRange(values, index));
  for (const statement of cpu === 0 ? statements : []) {
    const { printed } = statement;
    if (!printed || printed.ranges.size === 0) continue;
    const stated = printed.ranges.get(index);
    if (!stated && !printed.complete) continue;
    const value = stated ?? { valid: false, base: 0n, type: 0 as const };
    claims.push({ statement, raw: false, key: `range ${index}`, value });
  }
  return {
    id: `range ${cpu} ${index}`,
    what: `Variable range ${index}${ofCpu(cpu)}`,
    claims,
    same: (a, b) => sameRange(a, b, bits),
    text: (range) => describeRange(range, bits),
  };
}

/** A register of which only raw values are compared. */
export function msrTopic(statements: readonly Statement[], cpu: number, msr: number): Topic<bigint> {
  return {
    id: `msr ${cpu} ${msr}`,
    what: `${msrName(msr)}${ofCpu(cpu)}`,
    claims: rawClaims(statements, cpu, msr, (values) => values.get(msr)),
    same: (a, b) => a === b,
    text: toHex,
  };
}

/** IA32_PAT of CPU 0 as a log prints it, against its raw value. */
export function patTopic(statements: readonly Statement[]): Topic<bigint> {
  const raw = rawClaims(statements, 0, IA32_PAT, (values) => values.get(IA32_PAT)).slice(0, 1);
  const printed = statements.flatMap((statement): Claim<bigint>[] =>
    statement.pat === undefined ? [] : [{ statement, raw: false, key: 'pat', value: statement.pat }],
  );
  return { id: 'pat', what: 'The PAT', claims: [...raw, ...printed], same: (a, b) => a === b, text: patText };
}

/** The 88 fixed types of register values, -1 where a register was not read. */
function fixedOf(raw: ReadonlyMap<number, bigint>): number[] {
  return FIXED_MSRS.flatMap(({ msr }) => {
    const value = raw.get(msr);
    return Array.from({ length: 8 }, (_, i) => (value === undefined ? -1 : byteOf(value, i)));
  });
}

/** The first of the 88 fixed ranges that both state, and state differently; -1 where there is none. */
function fixedThatDiffers(a: readonly number[], b: readonly number[]): number {
  return a.findIndex((type, i) => type >= 0 && (b[i] as number) >= 0 && type !== b[i]);
}

/** All fixed ranges of CPU 0. */
export function fixedTopic(statements: readonly Statement[]): Topic<readonly number[]> {
  const claims = rawClaims(
    statements,
    0,
    FIXED_MSRS[0]?.msr as number,
    (values): readonly number[] | undefined =>
      FIXED_MSRS.some(({ msr }) => values.has(msr)) ? fixedOf(values) : undefined,
  ).slice(0, 1);
  for (const statement of statements) {
    const fixed = statement.printed?.fixed;
    if (fixed) claims.push({ statement, raw: false, key: 'fixed', value: fixed });
  }
  const first = claims[0]?.value ?? [];
  const at = claims.map(({ value }) => fixedThatDiffers(first, value)).find((i) => i >= 0) ?? 0;
  return {
    id: 'fixed',
    what: `The fixed ranges from ${toHex(fixedRange(at).start * PAGE_SIZE)} on`,
    claims,
    same: (a, b) => fixedThatDiffers(a, b) < 0,
    text: (types) => {
      const end = types.findIndex((type, i) => i > at && type !== types[at]);
      const last = fixedRange((end < 0 ? types.length : end) - 1).end * PAGE_SIZE;
      return `${typeName(types[at] as TypeCode)} up to ${toHex(last)}`;
    },
  };
}

export type DefTypeField = keyof DefTypeFields;

const FIELDS: Readonly<Record<DefTypeField, { id: string; what: string }>> = {
  type: { id: 'default-type', what: 'The default type' },
  enabled: { id: 'e', what: 'E (MTRRs enabled)' },
  fixedEnabled: { id: 'fe', what: 'FE (fixed ranges enabled)' },
};

/** A field of IA32_MTRR_DEF_TYPE of CPU 0. */
export function defTypeTopic(
  statements: readonly Statement[],
  field: DefTypeField,
): Topic<DefTypeFields[DefTypeField]> {
  type Value = DefTypeFields[DefTypeField];
  const { id, what } = FIELDS[field];
  let isOff = false;
  const claims: Claim<Value>[] = rawClaims(statements, 0, IA32_MTRR_DEF_TYPE, (values) => {
    const value = values.get(IA32_MTRR_DEF_TYPE);
    if (value === undefined) return undefined;
    const fields = defTypeFields(value);
    isOff ||= !fields.enabled;
    return fields[field];
  }).slice(0, 1);
  for (const statement of statements) {
    const { printed } = statement;
    if (!printed) continue;
    const value = { type: printed.defaultType, enabled: printed.enabled, fixedEnabled: printed.fixedEnabled }[
      field
    ];
    // While E is off, new kernels print FE as off too.
    if (value === undefined || (field === 'fixedEnabled' && (isOff || printed.enabled === false))) continue;
    claims.push({ statement, raw: false, key: id, value });
  }
  return {
    id,
    what,
    claims,
    same: (a, b) => a === b,
    text: (value) => (typeof value === 'boolean' ? String(Number(value)) : typeName(value)),
  };
}
