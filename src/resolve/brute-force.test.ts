/** Every policy against a brute force over all 4096 pages of a 24-bit space: segments, standing leaves and audits. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { POLICIES } from '../policy/registry';
import type { MemoryRange, Scenario } from '../scenario/types';
import { holdsPageByPage } from './testing/page-by-page';
import { scenarios } from './testing/scenarios';

const BITS = 24;

const hostTypes = fc.array(fc.constantFrom(undefined, undefined, 'UC', 'WC', 'WB'), {
  minLength: 5,
  maxLength: 5,
}) as fc.Arbitrary<MemoryRange['hostType'][]>;

/** No document may say 24 bits, so these are not parsed: what lies behind the parser is general. */
const small = (policy: string): fc.Arbitrary<Scenario> =>
  fc
    .tuple(scenarios({ policies: [policy], bits: fc.constant(BITS), maxEvents: 5 }), hostTypes)
    .map(([doc, types]) => ({
      ...doc,
      memory: (doc.memory ?? []).map((range, i) => {
        const hostType = types[i];
        return hostType ? { ...range, hostType } : range;
      }),
    }));

describe('all 4096 pages of a 24-bit space', () => {
  it.each(POLICIES.map((policy) => [policy.id, policy] as const))(
    '%s: segments and audits are those of a brute force over each page',
    (id, policy) => {
      fc.assert(
        fc.property(small(id), (doc) => holdsPageByPage(doc, policy)),
        { numRuns: 12 },
      );
    },
    60_000,
  );
});
