/** Steps 3 and 4 of an explanation: the policy's arms from the top down, and the leaf that the first answer makes. */
import { leafBits } from '../arch/ept';
import type { Gfn } from '../arch/gfn';
import { typeName } from '../arch/memtype';
import { type LeafCode, leafIpat, leafType, NO_LEAF, type Reason } from '../policy/types';
import type { PageValues, Snapshot } from './segments';
import { pageContext } from './space';

const LEAF_SOURCE = 'SDM vol. 3, EPT Translation Mechanism, 28.2.2 / 29.3.2, table 28-6 / 29-6';

/** A leaf as people write it: `WB+IPAT` or `WB`. */
export function leafName(leaf: LeafCode): string {
  if (leaf === NO_LEAF) return 'no leaf';
  return leafIpat(leaf) ? `${typeName(leafType(leaf))}+IPAT` : typeName(leafType(leaf));
}

/** The arms that did not answer, the one that did, and the leaf's bits. Nothing for a policy without an EPT. */
export function leafSteps(snapshot: Snapshot, page: PageValues, gfn: Gfn): Reason[] {
  const { policy, view } = { policy: snapshot.view.policy, view: snapshot.view };
  if (!policy.arms || page.leaf === NO_LEAF) return [];
  const context = pageContext(view, gfn);
  const steps: Reason[] = [];
  for (const arm of policy.arms) {
    const leaf = arm.decide(context);
    const hit = leaf !== undefined;
    const values = {
      title: policy.title,
      kind: context.region.kind,
      vcpu: snapshot.vcpu,
      ...arm.values?.(context),
      ...(hit ? { leaf: leafName(leaf) } : {}),
    };
    steps.push({ rule: `${arm.key}.${hit ? 'hit' : 'miss'}`, values, source: arm.source });
    if (hit) break;
  }
  if (policy.unverified !== undefined) {
    steps.push({ rule: 'policy.unverified', values: { what: policy.unverified }, source: policy.source });
  }
  return policy.nested ? steps : [...steps, bitsStep(page.leaf)];
}

function bitsStep(leaf: LeafCode): Reason {
  const type = leafType(leaf);
  const values = {
    type: typeName(type),
    code: type,
    binary: type.toString(2).padStart(3, '0'),
    ipat: leafIpat(leaf) ? 1 : 0,
    bits: `0x${leafBits(type, leafIpat(leaf)).toString(16).padStart(2, '0')}`,
  };
  return { rule: 'leaf.bits', values, source: LEAF_SOURCE };
}
