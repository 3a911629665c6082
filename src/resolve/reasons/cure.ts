/** What gives a stale page its right leaf again: a later event of the timeline, or one that could be made now. */
import { FIXED_MSRS, fixedIndex } from '../../arch/fixed';
import { type Gfn, ONE_MIB } from '../../arch/gfn';
import { toHex } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE, MTRR_PHYSMASK0, msrName } from '../../arch/msr';
import { defTypeValue, fixedValue, physMaskValue } from '../../arch/mtrr';
import { NO_LEAF, type Reason } from '../../policy/types';
import type { Machine, Vcpu } from '../../scenario/machine';
import type { AtomicEvent } from '../../scenario/types';
import { type PageTurn, pageHistory, turnOf } from '../history';
import type { Snapshot } from '../segments';
import { actOf } from '../step';

export interface Cure {
  readonly reason: Reason;
  /** The event that would do it; absent where the timeline has one. */
  readonly event?: AtomicEvent;
}

/** The cure of a page that is stale at the snapshot; undefined where it is not. */
export function cureOf({ fold, moment, view }: Snapshot, gfn: Gfn): Cure | undefined {
  const { turns } = pageHistory(fold, gfn, fold.doc.events?.length ?? 0);
  const last = turns.findLast(({ event }) => event <= moment.index);
  if (!last || !isStale(last)) return undefined;
  // While no vCPU is online nothing is right, and the leaf still stands, unless it went: then both are none.
  // Of a group only what it leaves behind counts.
  const ends = turns.filter((turn, i) => turns[i + 1]?.event !== turn.event);
  const later = ends.find((turn) => turn.event > moment.index && turn.standing === turn.right);
  if (later) {
    const built = turns.findLast((turn) => turn.event === later.event && turn.built);
    return { reason: laterReason(built ?? later, gfn) };
  }
  for (const event of candidates(view.machine, last.vcpu, gfn)) {
    const turn = turnOf(fold, gfn, actOf(event), 0, last);
    if (turn.built && turn.right === last.right) {
      return {
        reason: { rule: 'cure.now', values: { what: whatOf(event) }, source: view.policy.source },
        event,
      };
    }
  }
  return undefined;
}

/** Does another leaf stand than would be built? While no vCPU is online, nobody can tell. */
const isStale = ({ standing, right }: PageTurn): boolean => right !== NO_LEAF && standing !== right;

function laterReason(turn: PageTurn, gfn: Gfn): Reason {
  const zap = turn.zaps.find((call) => call.start <= gfn && gfn < call.end);
  const rule = zap ? 'cure.zap' : turn.built ? 'cure.migrate' : 'cure.again';
  return {
    rule,
    values: { event: turn.event, ...(zap ? { call: zap.call } : {}) },
    source: 'the scenario: events',
  };
}

/** Writes that change no register, and a migration: what a guest or a VMM can do to have a page built anew. */
function candidates(machine: Machine, vcpu: number, gfn: Gfn): AtomicEvent[] {
  const { mtrr } = machine.vcpus[vcpu] as Vcpu;
  const wrmsr = (msr: number, value: bigint): AtomicEvent => ({
    type: 'wrmsr',
    vcpu,
    msr: toHex(msr),
    value: toHex(value),
  });
  const row = fixedIndex(gfn) >> 3;
  const fixed = gfn < ONE_MIB ? [wrmsr(FIXED_MSRS[row]?.msr ?? 0, fixedValue(mtrr.fixed, row))] : [];
  const ranges = mtrr.variable.flatMap((range, i) =>
    range.maskWritten ? [wrmsr(MTRR_PHYSMASK0 + 2 * i, physMaskValue(range))] : [],
  );
  return [
    ...fixed,
    ...ranges,
    wrmsr(IA32_MTRR_DEF_TYPE, defTypeValue(mtrr)),
    { type: 'migrate', model: 'qemu' },
  ];
}

const whatOf = (event: AtomicEvent): string =>
  event.type === 'wrmsr' ? `write ${msrName(Number(event.msr))} again, unchanged` : 'migrate the VM';
