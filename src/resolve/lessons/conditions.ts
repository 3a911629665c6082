/** Does what is shown meet a condition of a goal? Each answers undefined where it does, else what holds instead. */
import { cacheDisabled } from '../../arch/cr0';
import { PAGE_SIZE } from '../../arch/gfn';
import { canonicalHex, toHex } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE, IA32_PAT } from '../../arch/msr';
import { NO_LEAF } from '../../policy/types';
import { minimal } from '../../scenario/defaults';
import { pageAt, type Scene } from '../../scenario/lessons/steps';
import type { Condition } from '../../scenario/lessons/types';
import type { Vcpu } from '../../scenario/machine';
import type { Audit } from '../audit';
import type { Fold } from '../fold';
import { leafMap } from '../space';
import { pagesIn, spansWhere, zip } from '../spans';
import { stepsOf } from '../step';
import { registersOf } from '../vcpus-at';
import { type Folded, pageIn, valueText } from './probe';

export interface Held {
  /** What the step began with. */
  readonly start: Scene;
  readonly now: Scene;
  readonly state: Folded;
  readonly before: Folded;
}

/** What is wrong, as a short word or number, or undefined where the condition is met. */
export function unmet(condition: Condition, held: Held): string | undefined {
  const { state, now, start } = held;
  switch (condition.kind) {
    case 'page':
      return otherThan(condition, state);
    case 'kept': {
      const [then, present] = [registers(held.before), registers(state)];
      const changed = condition.msrs
        .map(canonicalHex)
        .filter((msr) => then.some((of, i) => of.get(msr) !== present[i]?.get(msr)));
      return changed.length > 0 ? changed.join(', ') : undefined;
    }
    case 'same': {
      const [then, present] = [minimal(start.doc), minimal(now.doc)];
      const changed = condition.parts.filter(
        (part) => JSON.stringify(then[part]) !== JSON.stringify(present[part]),
      );
      return changed.length > 0 ? changed.join(', ') : undefined;
    }
    case 'ranges': {
      const count = state.snapshot.view.mtrrs.variable.filter((range) => range.valid).length;
      return count > condition.atMost ? String(count) : undefined;
    }
    case 'accepted':
      return state.audits.map(refusedIn).find((reason) => reason !== undefined);
    case 'zapped': {
      const bytes = added(held).reduce((sum, audit) => sum + pagesIn(audit.zapped), 0) * PAGE_SIZE;
      return bytes > condition.atMost ? String(bytes) : undefined;
    }
    case 'stale': {
      const bytes = staleBytes(state);
      return bytes > condition.atMost ? String(bytes) : undefined;
    }
    case 'alike': {
      const online = state.moment.machine.vcpus.filter((vcpu) => vcpu.online);
      const different = new Set(online.map((vcpu) => registersOf(vcpu).join())).size;
      return different > 1 ? String(different) : undefined;
    }
    case 'guarded':
      return unguarded(state.fold, now);
  }
}

function otherThan(
  { page, end, value, is }: Condition & { kind: 'page' },
  state: Folded,
): string | undefined {
  const first = pageIn(state, page);
  if (end === undefined) {
    const text = valueText(state.snapshot.page(first), value);
    return text === is ? undefined : text;
  }
  const last = pageAt(end);
  const { starts, values, mixed, end: space } = state.snapshot.segments();
  for (const [i, at] of starts.entries()) {
    if (at >= last || (starts[i + 1] ?? space) <= first) continue;
    // What holds beside pieces that are not listed is no answer for all of them.
    const text = (mixed[i] as number) > 0 ? 'mixed' : valueText(values[i] as never, value);
    if (text !== is) return `${text}, ${toHex(Math.max(at, first) * PAGE_SIZE)}`;
  }
  return undefined;
}

/** What every MSR of every vCPU holds. */
function registers({ moment }: Folded): Map<string, bigint>[] {
  return moment.machine.vcpus.map(
    (vcpu) => new Map(registersOf(vcpu).map(([msr, value]) => [toHex(msr), value])),
  );
}

function refusedIn(audit: Audit): string | undefined {
  return audit.refused ?? audit.parts?.map(refusedIn).find((reason) => reason !== undefined);
}

/** The audits of the events that were not there when the step began. They went in at its cursor. */
function added({ start, state }: Held): readonly Audit[] {
  return state.audits.slice(start.cursor);
}

/** Bytes of backed memory whose standing leaf is not what the viewed vCPU would build. */
function staleBytes({ moment, snapshot }: Folded): number {
  const right = leafMap(snapshot.view);
  // Where no leaf should be, nothing is mapped, and none stands either.
  const stale = zip(moment.built, right, (is, should) => (is !== should && is !== NO_LEAF ? 1 : 0));
  return pagesIn(spansWhere(stale, (mark) => mark === 1)) * PAGE_SIZE;
}

/** The first MTRR that was written while caches or MTRRs of its vCPU were on. */
function unguarded({ first, policy }: Fold, { doc, cursor }: Scene): string | undefined {
  for (const { act, before } of stepsOf((doc.events ?? []).slice(0, cursor), first.machine, policy)) {
    if (act.type !== 'wrmsr' || act.msr === IA32_MTRR_DEF_TYPE || act.msr === IA32_PAT) continue;
    const { cr0, mtrr } = before.vcpus[act.vcpu] as Vcpu;
    if (!cacheDisabled(cr0) || mtrr.enabled) return toHex(act.msr);
  }
  return undefined;
}
