/** The last steps of an explanation: the PAT entry, and what an access gets. */
import { cacheDisabled, pagingOn } from '../arch/cr0';
import { effectiveCode, effectiveOfLeaf } from '../arch/effective';
import type { Gfn } from '../arch/gfn';
import { toHex } from '../arch/hex';
import { type MtrrCode, mtrrName, patName, type TypeCode, typeName, UC, UNDEFINED } from '../arch/memtype';
import { type Access, leafIpat, leafType, type Reason } from '../policy/types';
import type { PageValues, Snapshot } from './segments';

const PAT_SOURCE = 'SDM vol. 3, Page Attribute Table, 11.12 / 12.12';
const TABLE_SOURCE = 'SDM vol. 3, table 11-7 / 12-7';
const EPT_SOURCE =
  'SDM vol. 3, Memory Type Used for Translated Guest-Physical Addresses, 28.2.6.2 / 29.3.7.2, with table 11-7 / 12-7';
const CD_SOURCE =
  'SDM vol. 3, Cache Control Registers and Bits, 11.5.1 / 12.5.1, and Preventing Caching, 11.5.3 / 12.5.3';

/** The steps from the standing leaf, or without an EPT from the MTRR type, to what an access gets. */
export function accessSteps(snapshot: Snapshot, page: PageValues, gfn: Gfn): Reason[] {
  const { policy } = snapshot.view;
  const pat = snapshot.patAt(gfn);
  const access = snapshot.access(gfn, page.mtrr, page.built, pat.type);
  if (!access) {
    const rule = policy.arms ? 'access.exit' : 'access.nothing';
    return [{ rule, values: {}, source: 'the scenario: memory' }];
  }
  const entry = patStep(access, pat.index);
  const own = policy.explainEffective?.(access);
  if (own) return [entry, own];
  const { step, type, asksPat } = policy.arms ? throughEpt(access) : onBareMetal(access);
  if (type !== page.effective) {
    // A policy with a rule of its own and no words for it: say what it answers, never what another rule would.
    const values = { title: policy.title, type: mtrrName(page.effective as MtrrCode) };
    return [entry, { rule: 'access.policy', values, source: policy.source }];
  }
  return asksPat ? [entry, step] : [step];
}

function patStep({ vcpu, pat }: Access, index: number): Reason {
  if (!pagingOn(vcpu.cr0)) return { rule: 'pat.off', values: {}, source: PAT_SOURCE };
  const values = { index, pat: patName(pat), value: toHex(vcpu.pat) };
  return { rule: 'pat.entry', values, source: PAT_SOURCE };
}

interface Answer {
  readonly step: Reason;
  readonly type: MtrrCode;
  /** Does the PAT take part? */
  readonly asksPat: boolean;
}

function throughEpt({ leaf, pat }: Access): Answer {
  const ept = typeName(leafType(leaf));
  const type = effectiveOfLeaf(leafType(leaf), leafIpat(leaf), pat);
  const values = { ept, pat: patName(pat), type: typeName(type) };
  const rule = leafIpat(leaf) ? 'access.ipat' : 'access.ept';
  return { step: { rule, values, source: EPT_SOURCE }, type, asksPat: !leafIpat(leaf) };
}

function onBareMetal({ mtrr, pat, vcpu }: Access): Answer {
  if (cacheDisabled(vcpu.cr0)) {
    return { step: { rule: 'access.cd', values: {}, source: CD_SOURCE }, type: UC, asksPat: false };
  }
  const type = effectiveCode(mtrr, pat);
  const values = { pat: patName(pat), type: mtrrName(type) };
  if (mtrr !== UNDEFINED) {
    const all = { ...values, mtrr: typeName(mtrr as TypeCode) };
    return { step: { rule: 'access.table', values: all, source: TABLE_SOURCE }, type, asksPat: true };
  }
  const rule = type === UNDEFINED ? 'access.open' : 'access.pat-decides';
  return { step: { rule, values, source: TABLE_SOURCE }, type, asksPat: true };
}
