/** A group of thousands of events in few numbers: what a person can read of it. */
import type { Audit } from '../resolve/audit';
import { pagesIn } from '../resolve/spans';
import { namedVcpu } from '../resolve/step';
import type { StepZaps } from '../resolve/zap-savings';
import type { ScenarioEvent } from '../scenario/types';
import type { AuditWire } from './protocol';

interface Leaf {
  /** -1 where the event names none. */
  readonly vcpu: number;
  readonly audit: Audit;
}

/** The atomic events of a group, also of groups inside it, with what each did. */
function leavesOf(event: ScenarioEvent, audit: Audit): Leaf[] {
  if (event.type !== 'group') return [{ vcpu: namedVcpu(event), audit }];
  return event.events.flatMap((inner, i) => {
    const part = audit.parts?.[i];
    return part ? leavesOf(inner, part) : [];
  });
}

/** A group's parts by vCPU, in the order of their numbers. `space` in pages. */
export function partsWire(
  event: ScenarioEvent,
  audit: Audit,
  space: number,
): NonNullable<AuditWire['parts']> {
  const parts = new Map<number, NonNullable<AuditWire['parts']>[number]>();
  for (const leaf of leavesOf(event, audit)) {
    const part = parts.get(leaf.vcpu) ?? { vcpu: leaf.vcpu, events: 0, calls: 0, whole: 0, zapped: 0 };
    part.events++;
    part.calls += leaf.audit.zaps.length;
    part.whole += leaf.audit.zaps.filter((zap) => zap.start === 0 && zap.end >= space).length;
    part.zapped += pagesIn(leaf.audit.zapped);
    parts.set(leaf.vcpu, part);
  }
  return [...parts.values()].sort((a, b) => a.vcpu - b.vcpu);
}

/** The requests of a concurrent group, for the bounds of the zap list. */
export function stepsOf(event: ScenarioEvent, audit: Audit): StepZaps[] {
  return leavesOf(event, audit).map(({ vcpu, audit: { zaps } }) => ({ vcpu, zaps }));
}

/** The calls, each kind of them once in the order in which it came first, and how often it was made. */
export function countedZaps(zaps: Audit['zaps']): AuditWire['zaps'] {
  const counted = new Map<string, AuditWire['zaps'][number]>();
  for (const { start, end, call } of zaps) {
    const key = `${start} ${end} ${call}`;
    const same = counted.get(key);
    if (same) same.times++;
    else counted.set(key, { start, end, call, times: 1 });
  }
  return [...counted.values()];
}
