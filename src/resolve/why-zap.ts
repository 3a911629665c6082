/** Why an event zapped what it did, or nothing: the policy's own reason, or one that follows from the kind of event. */
import { cacheDisabled } from '../arch/cr0';
import { msrKind } from '../arch/msr';
import { never } from '../policy/blocks/zaps';
import type { Policy, Reason, Transition } from '../policy/types';
import type { Machine, Region, Vcpu } from '../scenario/machine';
import type { ScenarioEvent } from '../scenario/types';
import { stepsOf } from './step';

const X86 = 'arch/x86/kvm/x86.c';

/** The reason, for an event that was accepted. Every event has one, under every policy. */
export function zapReason(policy: Policy, transition: Transition): Reason {
  return policy.zaps.why?.(transition) ?? byKind(policy, transition);
}

function byKind(policy: Policy, transition: Transition): Reason {
  const { event } = transition;
  const reason = (rule: string, source: string, values: Reason['values'] = {}): Reason => ({
    rule: `zap.${rule}`,
    values,
    source,
  });
  if (event.type === 'online') return reason('online', 'the scenario: events');
  if (event.type === 'migrate') return reason('migrate', 'the scenario: events');
  if (policy.arms === undefined) return reason('no-ept', policy.source);
  if (policy.zaps === never) return reason('never', policy.source, { title: policy.title });
  switch (event.type) {
    case 'quirk':
      return reason('quirk', `kvm_vm_ioctl_enable_cap(), ${X86}`);
    case 'reset':
      return reason('reset', `kvm_vcpu_reset(), ${X86}`);
    case 'dma':
      return reason('dma-counter', `kvm_arch_register_noncoherent_dma() and its counterpart, ${X86}`);
    case 'cr0':
      return changesCd(transition, event.vcpu)
        ? reason('cd-ignored', '"KVM: VMX: Drop support for forcing UC memory when guest CR0.CD=1"')
        : reason('cd-same', `kvm_set_cr0(), ${X86}`);
    case 'wrmsr':
      return msrKind(event.msr).kind === 'pat'
        ? reason('pat', `kvm_set_msr_common(), ${X86}`)
        : reason('mtrr-stored', '"KVM: VMX: Remove support for virtualizing guest MTRR memtypes"');
  }
}

function changesCd({ before, after }: Transition, vcpu: number): boolean {
  const cd = (machine: Machine): boolean => cacheDisabled((machine.vcpus[vcpu] as Vcpu).cr0);
  return cd(before) !== cd(after);
}

/** One reason of an event, and how many of its parts have it: 1 for an event that is no group. */
export interface EventReason {
  readonly reason: Reason;
  readonly times: number;
}

/** At most so many parts of a group are asked, and so many different reasons told. */
const MOST_PARTS = 512;
const MOST_REASONS = 8;

/** Why an event zapped what it did; of a group the reasons of its parts, equal ones once. Refused parts have none. */
export function eventReasons(
  policy: Policy,
  regions: readonly Region[],
  before: Machine,
  event: ScenarioEvent,
): EventReason[] {
  const found = new Map<string, { reason: Reason; times: number }>();
  let parts = 0;
  for (const step of stepsOf([event], before, policy)) {
    if (++parts > MOST_PARTS) break;
    if (step.refused !== undefined) continue;
    const reason = zapReason(policy, { before: step.before, after: step.after, event: step.act, regions });
    const key = JSON.stringify([reason.rule, reason.values]);
    const known = found.get(key);
    if (known) known.times++;
    else if (found.size < MOST_REASONS) found.set(key, { reason, times: 1 });
  }
  return [...found.values()];
}
