/** Step 5 of an explanation: the leaf that stands there, who built it, and, where it is wrong, since when and why. */
import { cacheDisabled } from '../arch/cr0';
import type { Gfn } from '../arch/gfn';
import { toHex } from '../arch/hex';
import { msrName } from '../arch/msr';
import { never } from '../policy/blocks/zaps';
import { NO_LEAF, type Reason, type ZapCall } from '../policy/types';
import type { Act } from '../scenario/machine';
import type { Touch } from './fold';
import { type PageTurn, pageHistory, rightLeaf } from './history';
import type { PageValues, Snapshot } from './segments';
import { leafName } from './why-leaf';
import { addressOf } from './why-memory';
import { zapReason } from './why-zap';

const SOURCE = 'the scenario: events';
/** A leaf keeps its type until it is removed, and the TLB until INVEPT. */
const STANDS = 'SDM vol. 3, Guidelines for Use of the INVEPT Instruction, 28.3.3.4';

type Values = Record<string, string | number>;

/** What an event did, in values that `words.ts` makes a clause of. */
function actValues(act: Act): Values {
  switch (act.type) {
    case 'wrmsr':
      return { act: 'wrmsr', actor: act.vcpu, msr: msrName(act.msr), value: toHex(act.value) };
    case 'cr0':
      return {
        act: 'cr0',
        actor: act.vcpu,
        value: toHex(act.value),
        cd: cacheDisabled(Number(act.value)) ? 1 : 0,
      };
    case 'dma':
      return { act: act.delta > 0 ? 'dma-register' : 'dma-unregister' };
    case 'quirk':
      return { act: act.disabled ? 'quirk-disable' : 'quirk-enable', name: act.name };
    case 'reset':
      return act.vcpu === 'all'
        ? { act: 'reset-all', model: act.model }
        : { act: 'reset', actor: act.vcpu, model: act.model };
    case 'migrate':
      return { act: 'migrate', model: act.model };
    case 'online':
      return { act: act.online ? 'online' : 'offline', actor: act.vcpu };
  }
}

const eventValues = ({ event, act, refused }: PageTurn): Values => ({
  event,
  ...actValues(act),
  ...(refused === undefined ? {} : { refused }),
});

/** The steps, at a point after the start, for a policy with an EPT and a page that something is behind. */
export function standingSteps(snapshot: Snapshot, page: PageValues, gfn: Gfn): Reason[] {
  const { fold, moment } = snapshot;
  if (moment.index === 0 || page.leaf === NO_LEAF) return [];
  if (page.built === NO_LEAF) return [{ rule: 'built.none', values: {}, source: SOURCE }];
  const { turns } = pageHistory(fold, gfn, moment.index);
  const since = turns.findLastIndex((turn) => turn.built);
  const { vcpu: builder } = turns[since] ?? (fold.first.touches[0] as Touch);
  const built = leafName(page.built);
  const steps = buildSteps(snapshot, turns, since, gfn, { builder, built });
  const toucher = turns.at(-1)?.vcpu ?? builder;
  const right = turns.at(-1)?.right ?? page.built;
  if (right !== page.built && right !== NO_LEAF) {
    steps.push(...staleSteps(snapshot, page, gfn, turns, builder));
  } else if (page.leaf !== page.built) {
    const values = { vcpu: snapshot.vcpu, leaf: leafName(page.leaf), toucher, built };
    const rule = toucher < 0 ? 'built.nobody' : 'built.viewer-differs';
    steps.push({ rule, values, source: SOURCE });
  } else {
    steps.push({ rule: 'built.right', values: { vcpu: snapshot.vcpu, built }, source: SOURCE });
  }
  return steps;
}

/** Whose touch built the leaf, and why it was to be built anew. `since`: the turn that did it, -1 for the start. */
function buildSteps(
  snapshot: Snapshot,
  turns: readonly PageTurn[],
  since: number,
  gfn: Gfn,
  values: Values,
): Reason[] {
  const turn = turns[since];
  if (!turn) return [{ rule: 'built.start', values, source: SOURCE }];
  const act = { ...values, ...eventValues(turn) };
  const zap = turn.zaps.find((call) => call.start <= gfn && gfn < call.end);
  if (!zap) {
    const rule = turn.act.type === 'migrate' ? 'built.migrate' : 'built.first';
    return [{ rule, values: act, source: SOURCE }];
  }
  const event = { rule: 'built.event', values: { ...act, ...zapValues(zap) }, source: SOURCE };
  return [event, turnReason(snapshot, turns, since)];
}

const zapValues = (zap: ZapCall): Values => ({
  call: zap.call,
  start: addressOf(zap.start),
  end: addressOf(zap.end),
});

/** Why the event of a turn zapped what it did, or nothing. */
function turnReason({ fold, view }: Snapshot, turns: readonly PageTurn[], index: number): Reason {
  const { act, machine: after } = turns[index] as PageTurn;
  const before = turns[index - 1]?.machine ?? fold.first.machine;
  return zapReason(view.policy, { before, after, event: act, regions: fold.regions });
}

/** Since which event the leaf is wrong, why nothing removed it, and what would be right. */
function staleSteps(
  snapshot: Snapshot,
  page: PageValues,
  gfn: Gfn,
  turns: readonly PageTurn[],
  builder: number,
): Reason[] {
  const { fold, vcpu } = snapshot;
  const { policy } = snapshot.view;
  const { zaps } = policy;
  const fine = turns.findLastIndex((turn) => turn.right === page.built);
  // While nobody is online nothing is right, and nothing becomes wrong.
  const since = turns.findIndex((turn, i) => i > fine && turn.right !== NO_LEAF);
  const change = turns[since] as PageTurn;
  const last = turns.at(-1) as PageTurn;
  const values = {
    ...eventValues(change),
    toucher: change.vcpu,
    right: leafName(change.right),
    built: leafName(page.built),
    builder,
  };
  // The same vCPU would still build the same leaf: then no register changed that counts, only who looks.
  const other = rightLeaf(fold, change.machine, builder, gfn) === page.built;
  const first = change.zaps[0];
  const steps: Reason[] = [];
  if (other) steps.push({ rule: 'stale.other-vcpu', values, source: SOURCE });
  else if (zaps === never) {
    const titled = { ...values, title: policy.title };
    steps.push({ rule: 'stale.never-zaps', values: titled, source: policy.source });
  } else {
    const elsewhere = first && { ...zapValues(first), calls: change.zaps.length };
    const rule = first ? 'stale.zap-elsewhere' : 'stale.no-zap';
    // What was refused did nothing that a rule for zaps could explain.
    const why = change.refused === undefined ? [turnReason(snapshot, turns, since)] : [];
    const source = why[0]?.source ?? SOURCE;
    steps.push({ rule, values: { ...values, ...elsewhere }, source }, ...why);
  }
  const stands = { built: leafName(page.built), right: leafName(last.right), event: last.event };
  steps.push({ rule: 'stale.stands', values: stands, source: STANDS });
  if (page.leaf === page.built) {
    const now = { vcpu, built: leafName(page.built), toucher: last.vcpu };
    steps.push({ rule: 'stale.viewer-agrees', values: now, source: SOURCE });
  }
  return steps;
}
