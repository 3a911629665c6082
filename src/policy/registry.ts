/** Every policy, in the order in which they are shown. A new policy is one file and one line here. */
import { bareMetal } from './bare-metal';
import { kvm43 } from './kvm-4.3';
import { kvm44 } from './kvm-4.4';
import { kvm60 } from './kvm-6.0';
import { kvm67 } from './kvm-6.7';
import { kvm611 } from './kvm-6.11';
import { kvm616 } from './kvm-6.16';
import { kvmMtrrV4 } from './kvm-mtrr-v4';
import type { Policy } from './types';
import { xen } from './xen';

export const POLICIES: readonly Policy[] = [
  bareMetal,
  kvm43,
  kvm44,
  kvm60,
  kvm67,
  kvmMtrrV4,
  kvm611,
  kvm616,
  xen,
];

const BY_ID = new Map(POLICIES.map((policy) => [policy.id, policy]));

/** The policy of that id, or undefined. */
export function policyOf(id: string): Policy | undefined {
  return BY_ID.get(id);
}

/** Is it the id of a policy? */
export function isPolicy(id: string): boolean {
  return BY_ID.has(id);
}
