/** Makes all sources say what was taken, so that what is made of them later is one thing whoever is asked. */
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MTRR_PHYSBASE0 } from '../arch/msr';
import { defTypeValue } from '../arch/mtrr';
import type { Claim } from './claims';
import { defTypeFields, fixedMsrs, rangeMsrs } from './registers';
import type { DefTypeField } from './topics';
import type { Printed, RangeFact, Statement } from './types';

type Values = ReadonlyMap<number, bigint>;
const V = 0x800n;

/** The statements with the raw registers of some CPUs changed. A claim of raw values is of its own CPU, a printed one of all. */
function withRaw(
  statements: readonly Statement[],
  { raw }: Claim<unknown>,
  cpu: number,
  change: (values: Values) => Iterable<readonly [number, bigint]>,
): Statement[] {
  return statements.map((statement) => {
    if (!statement.msrs) return statement;
    const msrs = statement.msrs.map((values, i) =>
      raw && i !== cpu ? values : new Map([...values, ...change(values)]),
    );
    return { ...statement, msrs };
  });
}

function withPrinted(statements: readonly Statement[], change: (printed: Printed) => Printed): Statement[] {
  return statements.map((statement) =>
    statement.printed ? { ...statement, printed: change(statement.printed) } : statement,
  );
}

/** A variable range as the claim has it. `bits` make a mask of a printed size. */
export function alignRange(
  statements: readonly Statement[],
  claim: Claim<RangeFact>,
  cpu: number,
  index: number,
  bits: number,
): Statement[] {
  const { value, statement, raw, earlier } = claim;
  const [base, mask] = [MTRR_PHYSBASE0 + 2 * index, MTRR_PHYSBASE0 + 2 * index + 1];
  const own = raw
    ? new Map([...(statement.msrs?.[cpu] ?? []), ...((earlier && statement.earlier?.[cpu]) || [])])
    : undefined;
  const aligned = withRaw(statements, claim, cpu, (values) => {
    const pair = [base, mask].flatMap((msr) => {
      const exact = own?.get(msr);
      return exact === undefined ? [] : [[msr, exact] as const];
    });
    if (own) return pair;
    if (value.valid) return rangeMsrs(index, value, bits);
    const held = values.get(mask);
    return held === undefined ? [] : [[mask, held & ~V]];
  });
  if (cpu !== 0) return aligned;
  return withPrinted(aligned, (printed) => {
    if (printed.ranges.size === 0 || (!printed.ranges.has(index) && !printed.complete)) return printed;
    return { ...printed, ranges: new Map([...printed.ranges, [index, value]]) };
  });
}

/** One raw register as the claim has it. */
export function alignMsr(
  statements: readonly Statement[],
  claim: Claim<bigint>,
  cpu: number,
  msr: number,
): Statement[] {
  return withRaw(statements, claim, cpu, () => [[msr, claim.value]]);
}

/** The PAT as the claim has it. */
export function alignPat(statements: readonly Statement[], claim: Claim<bigint>): Statement[] {
  const aligned = withRaw(statements, claim, 0, (values) =>
    values.has(IA32_PAT) ? [[IA32_PAT, claim.value]] : [],
  );
  return aligned.map((s) => (s.pat === undefined ? s : { ...s, pat: claim.value }));
}

/** The 88 fixed types as the claim has them; what it leaves out stays. */
export function alignFixed(statements: readonly Statement[], claim: Claim<readonly number[]>): Statement[] {
  const whole = (own: readonly number[]): number[] =>
    own.map((type, i) => ((claim.value[i] as number) >= 0 ? (claim.value[i] as number) : type));
  const aligned = claim.raw
    ? [...statements]
    : withRaw(statements, claim, 0, (values) =>
        fixedMsrs(claim.value).msrs.filter(([msr]) => values.has(msr)),
      );
  return withPrinted(aligned, (printed) =>
    printed.fixed ? { ...printed, fixed: whole(printed.fixed) } : printed,
  );
}

/** A field of IA32_MTRR_DEF_TYPE as the claim has it. */
export function alignDefType(
  statements: readonly Statement[],
  claim: Claim<number | boolean>,
  field: DefTypeField,
): Statement[] {
  const aligned = claim.raw
    ? [...statements]
    : withRaw(statements, claim, 0, (values) => {
        const held = values.get(IA32_MTRR_DEF_TYPE);
        if (held === undefined) return [];
        const fields = { ...defTypeFields(held), [field]: claim.value };
        return [[IA32_MTRR_DEF_TYPE, defTypeValue({ ...fields, defaultType: fields.type })]];
      });
  const key = field === 'type' ? 'defaultType' : field;
  return withPrinted(aligned, (printed) =>
    printed[key] === undefined ? printed : { ...printed, [key]: claim.value },
  );
}
