/** Why an edit is not applied: what is malformed, and what the CPU or the VM would refuse. */
import { cr0Refusal } from '../arch/cr0';
import { hexValue, isHex } from '../arch/hex';
import { msrRefusal } from '../arch/refusal';
import { DEFAULTS } from '../scenario/defaults';
import { eventOf, type MsrWrite } from '../scenario/edits';
import { parseScenario, ScenarioError } from '../scenario/parse';
import type { Scenario, ScenarioEvent } from '../scenario/types';
import type { AppState, GuestEdit } from './state';

type Facts = Pick<AppState, 'doc' | 'vcpu' | 'mode' | 'policies' | 'view' | 'revision' | 'cursor'>;

/** One sentence that says why the edit cannot be, or undefined. */
export function refusalOf(edit: GuestEdit, facts: Facts): string | undefined {
  switch (edit.kind) {
    case 'cr0':
      return malformed(edit.value) ?? cr0Refusal(hexValue(edit.value)) ?? offline(facts);
    case 'msr':
      return writeRefusal(edit, facts) ?? offline(facts);
    case 'msrs':
      if (edit.writes.length === 0) return 'There is nothing to write.';
      return edit.writes.map((write) => writeRefusal(write, facts)).find(Boolean) ?? offline(facts);
    case 'dma':
      return users(facts) + edit.delta < 0 ? 'No user of non-coherent DMA is registered.' : undefined;
    case 'quirk':
    case 'online':
      return eventProblem(eventOf(edit, facts.vcpu), facts.doc);
  }
}

/** What is malformed about an event in that document, or undefined. */
export function eventProblem(event: ScenarioEvent, doc: Scenario): string | undefined {
  try {
    parseEvent(event, doc);
    return undefined;
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.replace('events[0]', 'event');
    throw error;
  }
}

/** The event with canonical values. Throws ScenarioError. */
export function parseEvent(event: ScenarioEvent, { policy, vcpus }: Scenario): ScenarioEvent {
  const alone = { version: 1, policy, ...(vcpus ? { vcpus } : {}), events: [event] };
  return parseScenario(alone, () => true).events?.[0] as ScenarioEvent;
}

function malformed(text: string): string | undefined {
  return isHex(text) ? undefined : `${JSON.stringify(text)} is not a hexadecimal number such as 0xc06.`;
}

function writeRefusal({ msr, value }: MsrWrite, { doc, policies, view }: Facts): string | undefined {
  const bad = malformed(msr) ?? malformed(value);
  if (bad) return bad;
  const policy = policies.find(({ id }) => id === doc.policy);
  const own = policy ? policy.variableMtrrs : view?.registers.variable.length;
  const count = own ?? doc.cpu?.variableMtrrs ?? DEFAULTS.variableMtrrs;
  const bits = doc.cpu?.maxPhysAddr ?? DEFAULTS.maxPhysAddr;
  return msrRefusal(Number(hexValue(msr)), hexValue(value), bits, count);
}

/** The registers at the cursor, where the worker's last answer is of this very point. */
function registersNow({ view, revision, cursor, vcpu }: Facts) {
  return view?.revision === revision && view.cursor === cursor && view.vcpu === vcpu
    ? view.registers
    : undefined;
}

function offline(facts: Facts): string | undefined {
  const { view, revision, cursor } = facts;
  const isNow = view?.revision === revision && view.cursor === cursor;
  if (facts.mode === 'setup' || !isNow || view.vcpus[facts.vcpu]?.online !== false) return undefined;
  return `vCPU ${facts.vcpu} is offline and executes nothing.`;
}

/** How many users of DMA the edit finds; where that is not known yet, enough for any edit. */
function users(facts: Facts): number {
  if (facts.mode === 'setup') return facts.doc.vm?.noncoherentDma ?? DEFAULTS.noncoherentDma;
  return registersNow(facts)?.dma ?? 1;
}
