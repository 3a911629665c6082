/** Which cell of each table the selected page stands in. */
import { pagingOn } from '../../arch/cr0';
import { hexValue } from '../../arch/hex';
import { matches } from '../../arch/lookup';
import { type MemType, type TypeCode, typeName } from '../../arch/memtype';
import type { ExplanationWire, RegistersWire } from '../../store/state';
import { codeName, leafOf, patCodeName } from '../base/types';
import { rangeFields } from '../registers/decode';
import type { Place } from './Grid';
import { eptKey } from './model';

export interface Marks {
  /** In the table of MTRR and PAT, where a leaf stands in the MTRR's place: nothing where it ignores the PAT. */
  pat: Place | undefined;
  ept: Place | undefined;
  /** The first two variable ranges that match the page by the SDM's rule. */
  overlap: Place | undefined;
}

/** The marks of a page. `hasEpt`: does a leaf stand between the MTRRs and the access? */
export function marksOf(explanation: ExplanationWire, registers: RegistersWire, hasEpt: boolean): Marks {
  const isPaging = pagingOn(Number(hexValue(registers.cr0)));
  const column = isPaging ? patCodeName(explanation.pat[explanation.patIndex] ?? 0) : 'WB';
  const leaf = leafOf(explanation.built);
  const row = !hasEpt ? codeName(explanation.mtrr) : leaf?.ipat === false ? leaf.name : undefined;
  const types = typesAt(explanation.gfn, registers);
  const [first, second = first] = types;
  return {
    pat: row === undefined ? undefined : { row, column },
    ept: hasEpt && leaf ? { row: eptKey(leaf.name as MemType, leaf.ipat), column } : undefined,
    overlap: first && second ? { row: first, column: second } : undefined,
  };
}

/** The types of the variable ranges that match a page, in the order of their registers, each once. */
function typesAt(gfn: number, registers: RegistersWire): MemType[] {
  const matching = registers.variable
    .map(rangeFields)
    .filter((range) => matches({ ...range, maskWritten: true }, gfn))
    .map((range) => typeName(range.type as TypeCode));
  return [...new Set(matching)];
}
