/** The policies as the page lists them: it may not load them itself. */
import { spacePages } from '../arch/gfn';
import { POLICIES } from '../policy/registry';
import type { Policy } from '../policy/types';
import { DEFAULTS } from '../scenario/defaults';
import type { Cpu } from '../scenario/machine';
import type { PolicyCard } from './protocol';

/** Every policy, in the order in which they are shown. */
export function catalog(): PolicyCard[] {
  return POLICIES.map(({ id, title, summary, source, family, ...policy }) => ({
    id,
    title,
    summary,
    source,
    family,
    ept: policy.arms !== undefined,
    looksAtHost: policy.looksAtHost ?? false,
    ...ownVariableMtrrs(policy),
  }));
}

/** A policy that answers the same for two CPUs that differ in VCNT does not ask the document. */
function ownVariableMtrrs(policy: Pick<Policy, 'variableMtrrs'>): { variableMtrrs?: number } {
  const [few, many] = [1, 2].map((variableMtrrs) => policy.variableMtrrs({ ...CPU, variableMtrrs }));
  return few !== undefined && few === many ? { variableMtrrs: few } : {};
}

const CPU: Cpu = { ...DEFAULTS, space: spacePages(DEFAULTS.maxPhysAddr) };
