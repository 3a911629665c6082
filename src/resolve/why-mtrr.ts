/** Step 2 of an explanation: what the policy makes of the MTRRs, and where that is not what the SDM makes of them. */
import type { Gfn } from '../arch/gfn';
import { lookup } from '../arch/lookup';
import { mtrrName, UNDEFINED } from '../arch/memtype';
import type { Reason } from '../policy/types';
import type { Region } from '../scenario/machine';
import type { Snapshot } from './segments';

const PRECEDENCE = 'SDM vol. 3, MTRR Precedences, 11.11.4.1 / 12.11.4.1';

/** The steps of the lookup, the SDM's own answer where it is another, and the host's type where the policy asks for it. */
export function mtrrSteps(snapshot: Snapshot, region: Region, gfn: Gfn): Reason[] {
  const { machine, mtrrs, guest, policy } = snapshot.view;
  const steps: Reason[] = [];
  if (policy.mtrrOwner && machine.vcpus.length > 1) {
    const owner = policy.mtrrOwner(machine, snapshot.vcpu);
    steps.push({ rule: 'mtrr.owner', values: { owner }, source: policy.source });
  }
  steps.push(...guest.explain(gfn));
  const sdm = lookup(mtrrs, gfn);
  const type = guest.at(gfn);
  const named = steps.some((step) => 'sdm' in step.values || step.rule === 'overlap.undefined');
  if (sdm !== type && !named) {
    const rule = sdm === UNDEFINED ? 'sdm.open' : 'sdm.differs';
    const values = { title: policy.title, type: mtrrName(type), sdm: mtrrName(sdm) };
    steps.push({ rule, values, source: PRECEDENCE });
  }
  return policy.looksAtHost && region.kind !== 'emulated' ? [...steps, hostStep(snapshot, gfn)] : steps;
}

function hostStep({ view, fold }: Snapshot, gfn: Gfn): Reason {
  const source = fold.doc.host?.msrs ? 'the scenario: host.msrs' : 'the scenario: no host.msrs';
  if (!view.host) return { rule: 'host.wb', values: {}, source };
  return { rule: 'host.mtrr', values: { type: mtrrName(view.host.at(gfn)) }, source };
}
