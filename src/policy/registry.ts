/** Every policy, in the order in which they are shown. A new policy is one file and one line here. */
import { acrn } from './acrn';
import { bareMetal } from './bare-metal';
import { bhyve } from './bhyve';
import { identityMaps } from './identity-map';
import { kvm2631 } from './kvm-2.6.31';
import { kvm313 } from './kvm-3.13';
import { kvm42 } from './kvm-4.2';
import { kvm43 } from './kvm-4.3';
import { kvm44 } from './kvm-4.4';
import { kvm60 } from './kvm-6.0';
import { kvm67 } from './kvm-6.7';
import { kvm611 } from './kvm-6.11';
import { kvm611rc } from './kvm-6.11-rc';
import { kvm616 } from './kvm-6.16';
import { kvm616tdx } from './kvm-6.16-tdx';
import { kvmAmd } from './kvm-amd';
import { kvmMtrrV2, kvmMtrrV2Online } from './kvm-mtrr-v2';
import { kvmMtrrV4, kvmMtrrV4NoMemory, kvmMtrrV4Slots } from './kvm-mtrr-v4';
import { kvmVirtioRfc } from './kvm-virtio-rfc';
import type { Policy } from './types';
import { xen } from './xen';

export const POLICIES: readonly Policy[] = [
  bareMetal,
  kvm2631,
  kvm313,
  kvm42,
  kvm43,
  kvm44,
  kvm60,
  kvmMtrrV2,
  kvmMtrrV2Online,
  kvmMtrrV4,
  kvmMtrrV4Slots,
  kvmMtrrV4NoMemory,
  kvm67,
  kvmVirtioRfc,
  kvm611rc,
  kvm611,
  kvm616,
  kvm616tdx,
  kvmAmd,
  xen,
  acrn,
  bhyve,
  ...identityMaps,
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
