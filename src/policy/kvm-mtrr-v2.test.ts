/** The 2023 series v2: whose write counts, and why. */
import { describe, expect, it } from 'vitest';
import { kvmMtrrV2, kvmMtrrV2Online } from './kvm-mtrr-v2';
import { machine, transition, vcpuOf, write } from './testing/parts';
import type { Policy } from './types';

/** `vcpu` has written DEF_TYPE: was 0x800, is 0x806 or, with `same`, 0x800 again. */
const written = (policy: Policy, vcpu: number, { same = false, online = true } = {}) => {
  const of = (i: number, isAfter: boolean) =>
    vcpuOf({ '0x2ff': isAfter && i === vcpu && !same ? '0x806' : '0x800' }, { online: i > 0 || online });
  const at = (isAfter: boolean) => machine({}, { vcpus: [of(0, isAfter), of(1, isAfter)] });
  const step = transition(write(0x2ff, 0x806, vcpu), at(true), at(false));
  return [policy.zaps.why?.(step), policy.zaps(step).length];
};

describe('a write to DEF_TYPE', () => {
  it.each<[string, unknown[], string, number, object]>([
    ["vCPU 0's", written(kvmMtrrV2, 0), 'zap.mtrr-deftype', 1, {}],
    ["vCPU 0's, the same value", written(kvmMtrrV2, 0, { same: true }), 'zap.v2-same', 0, {}],
    ["vCPU 1's", written(kvmMtrrV2, 1), 'zap.v2-other', 0, { owner: 0 }],
    ["vCPU 1's, vCPU 0 offline", written(kvmMtrrV2, 1, { online: false }), 'zap.v2-other', 0, { owner: 0 }],
    [
      "vCPU 1's, the lowest online",
      written(kvmMtrrV2Online, 1, { online: false }),
      'zap.mtrr-deftype',
      1,
      {},
    ],
    ["vCPU 1's, vCPU 0 online too", written(kvmMtrrV2Online, 1), 'zap.v2-other', 0, { owner: 0 }],
  ])('%s', (_, [reason, calls], rule, count, values) => {
    expect(reason).toMatchObject({ rule, values });
    expect(calls).toBe(count);
  });
});
