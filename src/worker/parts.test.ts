import { describe, expect, it } from 'vitest';
import { mpUpdate } from '../scenario/mp-update';
import type { GroupEvent, Scenario } from '../scenario/types';
import type { ViewWire } from './protocol';
import { Session } from './session';

const MSRS = {
  '0x2ff': '0xc06',
  '0x250': '0x606060606060606',
  '0x200': '0x80000000',
  '0x201': '0xfc0000800',
};
const WRITES = [
  { msr: '0x200', value: '0xc0000000' },
  { msr: '0x201', value: '0xfc0000800' },
];

/** A guest whose quirk is off, so that CD counts; the vCPUs are all the same. */
function guest(policy: string, vcpus: number, event?: GroupEvent): Scenario {
  return {
    version: 1,
    policy,
    cpu: { maxPhysAddr: 36 },
    vm: { noncoherentDma: 1, disabledQuirks: ['KVM_X86_QUIRK_CD_NW_CLEARED'] },
    vcpus: Array.from({ length: vcpus }, () => ({ cr0: '0x80050033', msrs: MSRS })),
    ...(event ? { events: [event] } : {}),
  };
}

const update = (vcpus: number[], concurrent: boolean): GroupEvent =>
  mpUpdate(
    'update',
    vcpus.map((vcpu) => ({ vcpu, cr0: '0x80050033', defType: '0xc06' })),
    WRITES,
    concurrent,
  );

async function view(doc: Scenario, vcpu = 0): Promise<ViewWire> {
  const session = new Session();
  session.open({ revision: 1, doc });
  const window = { start: 0, span: 2 ** 24 };
  return session.view({ revision: 1, cursor: doc.events?.length ?? 0, vcpu, window });
}

describe('a group of events', () => {
  it('is told by vCPU, and identical calls once', async () => {
    const { audit } = await view(guest('kvm-6.0', 3, update([0, 2], false)));
    // CD=1, E=0, E=1 and CD=0 each zap everything; with E=0 a range may be written without a zap.
    expect(audit?.calls).toBe(8);
    expect(audit?.zaps).toEqual([
      { start: 0, end: 2 ** 24, call: 'kvm_post_set_cr0', times: 4 },
      { start: 0, end: 2 ** 24, call: 'update_mtrr', times: 4 },
    ]);
    const part = { events: 6, calls: 4, whole: 4, zapped: 4 * 2 ** 24 };
    expect(audit?.parts).toEqual([
      { vcpu: 0, ...part },
      { vcpu: 2, ...part },
    ]);
    expect(audit?.list).toBeUndefined();
  });

  it('has no parts where it is no group', async () => {
    const { audit } = await view({
      ...guest('kvm-6.0', 1),
      events: [{ type: 'cr0', vcpu: 0, value: '0xc0050033' }],
    });
    expect(audit).toMatchObject({ calls: 1, zaps: [{ times: 1 }] });
    expect(audit?.parts).toBeUndefined();
  });

  it('counts what the zap list of v4 saves, where the vCPUs run at the same time', async () => {
    const one = await view(guest('kvm-mtrr-v4', 3, update([0], true)));
    const three = await view(guest('kvm-mtrr-v4', 3, update([0, 1, 2], true)));
    const alone = one.audit?.calls ?? 0;
    expect(alone).toBeGreaterThan(0);
    expect(three.audit?.list).toEqual({ alone: 3 * alone, together: alone });
    expect((await view(guest('kvm-mtrr-v4', 3, update([0, 1, 2], false)))).audit?.list).toBeUndefined();
  });
});

describe('the vCPUs', () => {
  it('are held against the one that is looked at', async () => {
    const { vcpus: _, ...doc } = guest('kvm-6.0', 1);
    const vcpus = [
      { cr0: '0x80050033', msrs: MSRS },
      { cr0: '0x80050033', msrs: { ...MSRS }, online: false },
      { cr0: '0xc0050033', msrs: { ...MSRS, '0x200': '0x80000006', '0x269': '0x1', '0x277': '0x6' } },
    ];
    const seen = await view({ ...doc, vcpus });
    expect(seen.vcpus).toEqual([
      { online: true, cr0: '0x80050033', defType: '0xc06', differs: [] },
      { online: false, cr0: '0x80050033', defType: '0xc06', differs: [] },
      {
        online: true,
        cr0: '0xc0050033',
        defType: '0xc06',
        differs: ['CR0.CD', 'IA32_MTRR_PHYSBASE0', 'IA32_MTRR_FIX4K_C8000', 'IA32_PAT'],
      },
    ]);
    const other = await view({ ...doc, vcpus }, 2);
    expect(other.vcpus.map(({ differs }) => differs.length)).toEqual([4, 4, 0]);
  });
});
