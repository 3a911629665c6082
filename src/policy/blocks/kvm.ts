/** What all of KVM's policies on Intel have in common. */
import type { Act, Machine } from '../../scenario/machine';
import type { Policy } from '../types';
import { throughEpt } from './effective';
import { KVM_VARIABLE_MTRRS, kvmRefusals } from './refusals';

type Particular = Pick<Policy, 'id' | 'title' | 'summary' | 'source' | 'mtrrRules' | 'zaps'> & {
  readonly arms: NonNullable<Policy['arms']>;
  readonly family?: Policy['family'];
  readonly largePage?: NonNullable<Policy['largePage']>;
  readonly mtrrOwner?: NonNullable<Policy['mtrrOwner']>;
  readonly unverified?: string;
  /** Refusals of its own, asked before the common ones. */
  refusesToo?(machine: Machine, event: Act): string | undefined;
};

/** A policy of KVM with EPT: eight variable ranges, KVM's refusals, the leaf and the guest's PAT make the type. */
export function kvm({ refusesToo, ...row }: Particular): Policy {
  return {
    family: 'kvm',
    ...row,
    effective: throughEpt,
    refuses: (machine, event) => refusesToo?.(machine, event) ?? kvmRefusals(machine, event),
    variableMtrrs: () => KVM_VARIABLE_MTRRS,
  };
}
