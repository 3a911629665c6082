/** One event: the machine after it, or why it was refused. */
import { CR0_RESET } from '../arch/cr0';
import { hexValue } from '../arch/hex';
import { IA32_PAT } from '../arch/msr';
import { type MtrrState, resetMtrrs, writeMtrr } from '../arch/mtrr';
import { PAT_RESET } from '../arch/pat';
import type { Policy } from '../policy/types';
import type { Act, Machine, Vcpu } from '../scenario/machine';
import type { AtomicEvent, ResetModel, ScenarioEvent } from '../scenario/types';

export interface Step {
  readonly after: Machine;
  readonly refused: string | undefined;
}

/** A step on its way through a timeline. */
export interface TakenStep extends Step {
  readonly event: AtomicEvent;
  readonly act: Act;
  readonly before: Machine;
}

/** The event with its hexadecimal strings read. */
export function actOf(event: AtomicEvent): Act {
  if (event.type === 'wrmsr')
    return { ...event, msr: Number(hexValue(event.msr)), value: hexValue(event.value) };
  if (event.type === 'cr0') return { ...event, value: hexValue(event.value) };
  return event;
}

/** The vCPU with the lowest number that is online, or -1. */
export function lowestOnline(machine: Machine): number {
  return machine.vcpus.findIndex((vcpu) => vcpu.online);
}

/** Applies one event. A refused one leaves the machine as it was. */
export function applyEvent(machine: Machine, event: Act, policy: Policy): Step {
  const refused = policy.refuses(machine, event);
  return { after: refused === undefined ? accepted(machine, event, policy) : machine, refused };
}

/** Every atomic event in turn, those of groups in their place, from a machine on. */
export function* stepsOf(
  events: readonly ScenarioEvent[],
  start: Machine,
  policy: Policy,
): Generator<TakenStep, Machine> {
  let before = start;
  for (const event of events) {
    if (event.type === 'group') {
      before = yield* stepsOf(event.events, before, policy);
      continue;
    }
    const act = actOf(event);
    const step = applyEvent(before, act, policy);
    yield { ...step, event, act, before };
    before = step.after;
  }
  return before;
}

/** Which vCPU touches memory after the event: its own, or the lowest that is online; -1 where none is. */
export function faultingVcpu(machine: Machine, event: Act): number {
  const own = namedVcpu(event);
  return machine.vcpus[own]?.online ? own : lowestOnline(machine);
}

/**
 * Is this the first touch of memory after a time in which no vCPU was online? Then it also builds what was not there: all
 * backed memory is touched after each event (the model of the scenario's contract).
 */
export function endsIdleness(before: Machine, toucher: number): boolean {
  return toucher >= 0 && lowestOnline(before) < 0;
}

/** The vCPU that an event names, or -1: of a device, of the whole VM, of all vCPUs. */
export function namedVcpu(event: Act | AtomicEvent): number {
  return 'vcpu' in event && event.vcpu !== 'all' ? event.vcpu : -1;
}

function accepted(machine: Machine, event: Act, policy: Policy): Machine {
  switch (event.type) {
    case 'wrmsr': {
      const { msr, value } = event;
      return withVcpu(machine, event.vcpu, (vcpu) =>
        msr === IA32_PAT ? { ...vcpu, pat: value } : { ...vcpu, mtrr: writeMtrr(vcpu.mtrr, msr, value) },
      );
    }
    case 'cr0':
      return withVcpu(machine, event.vcpu, (vcpu) => ({ ...vcpu, cr0: Number(event.value) }));
    case 'dma':
      return { ...machine, dma: machine.dma + event.delta };
    case 'quirk': {
      const disabledQuirks = new Set(machine.disabledQuirks);
      if (event.disabled) disabledQuirks.add(event.name);
      else disabledQuirks.delete(event.name);
      return { ...machine, disabledQuirks };
    }
    case 'online':
      return withVcpu(machine, event.vcpu, (vcpu) => ({ ...vcpu, online: event.online }));
    case 'reset':
      return withVcpu(machine, event.vcpu, (vcpu) => resetVcpu(vcpu, event.model));
    case 'migrate':
      if (event.model === 'qemu') return machine;
      // QEMU before 2014 did not carry the MTRRs: the target runs on KVM's initial state.
      return withVcpu(machine, 'all', (vcpu) => ({
        ...vcpu,
        mtrr: resetMtrrs(policy.variableMtrrs(machine.cpu)),
      }));
  }
}

function withVcpu(machine: Machine, which: number | 'all', change: (vcpu: Vcpu) => Vcpu): Machine {
  return {
    ...machine,
    vcpus: machine.vcpus.map((vcpu, i) => (which === 'all' || i === which ? change(vcpu) : vcpu)),
  };
}

/** CR0 and PAT go back to their reset values in every model (SDM table 9-1 / 10-1); the MTRRs by the model. */
function resetVcpu(vcpu: Vcpu, model: ResetModel): Vcpu {
  return { ...vcpu, cr0: CR0_RESET, pat: PAT_RESET, mtrr: resetMtrrState(vcpu.mtrr, model) };
}

function resetMtrrState(state: MtrrState, model: ResetModel): MtrrState {
  switch (model) {
    case 'hardware':
      return resetMtrrs(state.variable.length);
    case 'qemu-before-2014':
      return state;
    case 'qemu':
      // E and every V bit cleared, and all of it written through to KVM.
      return {
        ...state,
        enabled: false,
        variable: state.variable.map((range) => ({ ...range, valid: false, maskWritten: true })),
      };
  }
}
