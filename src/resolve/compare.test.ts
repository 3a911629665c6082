import { expect, it } from 'vitest';
import { POLICIES } from '../policy/registry';
import { wrmsr } from '../scenario/presets/events';
import { netbook945 } from '../scenario/presets/first';
import { comparison } from './compare';
import { resolve } from './result';

const doc = { ...netbook945.scenario, events: [{ type: 'cr0' as const, vcpu: 0, value: '0xc0050033' }] };

it('has one row a policy, and none for the own one differs', () => {
  const rows = [...comparison(doc, 1, 0)];
  expect(rows.map((row) => row.policy)).toEqual(POLICIES.map((policy) => policy.id));
  expect(rows.find((row) => row.policy === doc.policy)?.differsAt).toBeNull();
});

it('sums what the command line reports', () => {
  for (const row of [...comparison(doc, 1, 0)]) {
    const { audits } = resolve({ ...doc, policy: row.policy });
    const bytes = audits.reduce((sum, audit) => sum + audit.zappedBytes, 0);
    expect(row.zapped * 4096).toBe(bytes);
    expect(row.calls).toBe(audits.flatMap((audit) => audit.zaps).length);
  }
});

it('finds the page where the SDM and KVM 6.1 part', () => {
  const rows = [...comparison(netbook945.scenario, 0, 0, 0x3f500)];
  expect(rows.find((row) => row.policy === 'bare-metal')?.differsAt).toBe(0x3f500);
  expect(rows.find((row) => row.policy === 'kvm-6.0')?.page?.mtrr).toBe(6);
  expect(rows.find((row) => row.policy === 'kvm-3.13')?.page?.mtrr).toBe(0);
});

it('compares the maps of the moment that is asked about, and sums the whole timeline', () => {
  const timeline = {
    version: 1 as const,
    policy: 'kvm-3.13',
    vm: { noncoherentDma: 1 },
    vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0x806' } }],
    events: [wrmsr('0x2ff', '0x800'), wrmsr('0x2ff', '0x806'), wrmsr('0x2ff', '0x800')],
  };
  const all = 2 ** 34;
  // Up to KVM 4.1 the fixed ranges decide below 1 MiB, whatever FE says: nothing changes there.
  const above = all - 256;
  const rowOf = (policy: string, cursor: number) =>
    [...comparison(timeline, cursor, 0)].find((row) => row.policy === policy);
  const never = { policy: 'kvm-3.13', calls: 0, zapped: 0, needless: 0, stale: 2 * above };
  const always = { policy: 'kvm-6.0', calls: 3, zapped: 3 * all, needless: 0, stale: 0 };
  const cursors = [0, 1, 2, 3];
  expect(cursors.map((at) => rowOf('kvm-3.13', at))).toEqual(
    cursors.map(() => ({ ...never, differsAt: null })),
  );
  expect(cursors.map((at) => rowOf('kvm-6.0', at))).toEqual(
    [0, 256, 0, 256].map((differsAt) => ({ ...always, differsAt })),
  );
  const again = {
    ...timeline,
    policy: 'kvm-6.0',
    events: [wrmsr('0x2ff', '0x806'), wrmsr('0x2ff', '0x806')],
  };
  const [row] = [...comparison(again, 0, 0)].filter(({ policy }) => policy === 'kvm-6.0');
  expect(row).toEqual({ ...always, calls: 2, zapped: 2 * all, needless: 2 * all, differsAt: null });
  expect(row).not.toHaveProperty('page');
});
