/** What a step looked at and what hangs on it, where the guest of the frozen table does not tell. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../../policy/registry';
import { parseScenario } from '../../scenario/parse';
import { CR0_RUNNING } from '../../scenario/presets/events';
import type { Scenario } from '../../scenario/types';
import { explain } from '../explain';
import { foldOf } from '../fold';
import { requirePolicy } from '../policy';
import { Snapshot } from '../segments';
import { guest, msrs } from '../testing/netbook';
import { flipOf } from './flips';
import { type StepReason, stepReasons } from './reasons';

function startOf(change: Partial<Scenario>): Snapshot {
  const doc = parseScenario({ ...guest, ...change }, isPolicy);
  const fold = foldOf(doc, requirePolicy(doc.policy));
  return new Snapshot(fold, fold.first, 0);
}

/** The second answer for the step of that rule in the explanation of a page. */
function step(change: Partial<Scenario>, gfn: number, rule: string): StepReason | undefined {
  const snapshot = startOf(change);
  const { steps } = explain(snapshot, gfn);
  return stepReasons(snapshot, gfn, steps)[steps.findIndex((each) => each.rule === rule)];
}

describe('the byte of a fixed range', () => {
  it('is that of the page', () => {
    expect(step({ policy: 'kvm-6.0' }, 0xcb, 'mtrr.fixed')?.looked.at(-1)).toBe(
      'IA32_MTRR_FIX4K_C8000 0x505050505050505, bits 31:24 byte 3 = 5 (WP)',
    );
    expect(step({ policy: 'kvm-6.0' }, 0xbf, 'mtrr.fixed')?.looked.at(-1)).toBe(
      'IA32_MTRR_FIX16K_A0000 0x0, bits 63:56 byte 7 = 0 (UC)',
    );
  });

  it('is the one that KVM 4.2 reads, another than that of the page', () => {
    const vcpus = [{ cr0: CR0_RUNNING, msrs: { ...msrs, '0x250': '0x605040100060506' } }];
    expect(step({ policy: 'kvm-4.2', vcpus }, 0xa9, 'kvm.segment')).toEqual({
      looked: [
        'IA32_MTRR_DEF_TYPE 0xc06, bit 11 E = 1',
        'IA32_MTRR_DEF_TYPE 0xc06, bit 10 FE = 1',
        'IA32_MTRR_FIX64K_00000 0x605040100060506, bits 15:8 byte 1 = 5 (WP)',
      ],
      otherwise:
        'Were FE clear, variable range #0 would decide: WB. The leaf would be WB, and an access would get WB.',
    });
  });
});

describe('the PAT quirk of 6.16', () => {
  it('hangs on DMA users where they are why it did not decide, though the quirk could be disabled', () => {
    const vm = { noncoherentDma: 1 };
    expect(step({ policy: 'kvm-6.16', vm }, 0x100, 'arm.ignore-pat.miss')?.otherwise).toBe(
      'Were no DMA user registered, the leaf would be WB+IPAT, and an access would get WB all the same.',
    );
  });
});

describe('paging', () => {
  const cr0 = (policy: string): number | undefined => {
    const reason = { rule: 'pat.off', values: {}, source: 'here' };
    return flipOf(startOf({ policy, vcpus: [{ msrs }] }), 0x100, reason)?.machine?.vcpus[0]?.cr0;
  };

  it('is set alone, but with CD cleared where a TDX guest comes from its reset', () => {
    expect(cr0('kvm-6.16')).toBe(0xe0000011);
    expect(cr0('kvm-6.16-tdx')).toBe(0x80000011);
  });
});
