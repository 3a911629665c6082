import { expect, it } from 'vitest';
import { POLICIES } from '../policy/registry';
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
