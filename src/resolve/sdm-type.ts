/** What the SDM makes of a document's starting MTRRs, for holding other people's maps against ours. */
import type { Gfn } from '../arch/gfn';
import { lookup } from '../arch/lookup';
import { mtrrName } from '../arch/memtype';
import type { Vcpu } from '../scenario/machine';
import type { Scenario } from '../scenario/types';
import { requirePolicy } from './policy';
import { startOf } from './start';

/** The MTRR type of a page on vCPU 0 before any event, by name; `undefined` as a word where the SDM leaves it open. */
export function sdmTypeOf(doc: Scenario): (gfn: Gfn) => string {
  const { machine } = startOf(doc, requirePolicy('bare-metal'));
  const { mtrr } = machine.vcpus[0] as Vcpu;
  return (gfn) => mtrrName(lookup(mtrr, gfn));
}
