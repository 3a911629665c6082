/**
 * Why one page has its type: the chain from memory to the effective type, as data. Every step is taken from the same
 * maps and arms that the resolver asks, so the explanation cannot end elsewhere. `words.ts` makes sentences of it.
 */
import type { Gfn } from '../arch/gfn';
import type { PatCode } from '../arch/memtype';
import { patEntries } from '../arch/pat';
import { NO_LEAF, type Reason } from '../policy/types';
import type { Region } from '../scenario/machine';
import type { Scenario } from '../scenario/types';
import { builderOf, type Fold, foldOf, type Moment } from './fold';
import { requirePolicy } from './policy';
import { winnerOf } from './reasons/winner';
import { type PageValues, Snapshot } from './segments';
import { PIECES, regionAt } from './space';
import { indexAt, type Span } from './spans';
import { accessSteps } from './why-access';
import { leafSteps } from './why-leaf';
import { memorySteps } from './why-memory';
import { mtrrSteps } from './why-mtrr';
import { standingSteps } from './why-standing';
import { sentence, textOf } from './words';
import { firedWords, winnerWords } from './words-card';

export interface Explanation {
  readonly gfn: Gfn;
  /** What memory is there; `index` -2 where the document names none. */
  readonly region: Region;
  readonly page: PageValues;
  /** The PAT entry that is selected there, and the type that it stands for. */
  readonly pat: { readonly index: number; readonly type: PatCode };
  /** From memory to the effective type, in the order in which the machine decides. */
  readonly steps: readonly Reason[];
}

/** Why a page has its values in a snapshot. `gfn` must lie in the space: `0 <= gfn < space`. */
export function explain(snapshot: Snapshot, gfn: Gfn): Explanation {
  const page = snapshot.page(gfn);
  const region = regionAt(snapshot.view.regions, gfn);
  const steps = [
    ...memorySteps(snapshot, region, gfn),
    ...mtrrSteps(snapshot, region, gfn),
    ...leafSteps(snapshot, page, gfn),
    ...standingSteps(snapshot, page, gfn),
    ...accessSteps(snapshot, page, gfn),
  ];
  return { gfn, region, page, pat: snapshot.patAt(gfn), steps };
}

export interface Question {
  /** The page. */
  readonly at: Gfn;
  /** After how many events; 0 (the start) where nothing is said. */
  readonly event?: number;
  readonly vcpu?: number;
}

/**
 * Explains one page of a valid document. Throws RangeError where page, event or vCPU do not exist, with a message for
 * people.
 */
export function explainScenario(
  doc: Scenario,
  { at, event = 0, vcpu = 0 }: Question,
): Explanation & { readonly segment: Span } {
  const fold = foldOf(doc, requirePolicy(doc.policy));
  const { cpu, vcpus } = fold.first.machine;
  const events = doc.events ?? [];
  if (at < 0 || at >= cpu.space) {
    throw new RangeError(
      `the address lies outside the space: it ends at 2^${cpu.maxPhysAddr} (cpu.maxPhysAddr)`,
    );
  }
  if (event > events.length) {
    throw new RangeError(`there is no event ${event}: the scenario has ${events.length}`);
  }
  if (vcpu >= vcpus.length)
    throw new RangeError(`there is no vCPU ${vcpu}: the scenario has ${vcpus.length}`);
  let moment = fold.first;
  for (const each of events.slice(0, event)) moment = fold.next(moment, each).moment;
  const explanation = explain(new Snapshot(fold, moment, vcpu), at);
  return { ...explanation, segment: segmentAt(fold, moment, vcpu, at) };
}

/**
 * The longest stretch `[start, end)` of pages with the values of this one. Where the pieces of a mask with holes are
 * too many to list, only those around the page are, and the stretch is the piece that the page lies in.
 */
function segmentAt(fold: Fold, moment: Moment, vcpu: number, gfn: Gfn): Span {
  const whole = new Snapshot(fold, moment, vcpu).segments();
  const i = indexAt(whole.starts, gfn);
  if (whole.mixed[i] === 0) return { start: whole.starts[i] as Gfn, end: whole.starts[i + 1] ?? whole.end };
  const window = { start: gfn, end: gfn + 1, limit: PIECES };
  const { starts, end } = new Snapshot(fold, moment, vcpu, window).segments();
  const k = indexAt(starts, gfn);
  return { start: starts[k] as Gfn, end: starts[k + 1] ?? end };
}

/** An explanation in codes and sentences: 255 where there is no leaf or no access, region -1 where there is none. */
export interface PageExplanation {
  gfn: number;
  mtrr: number;
  leaf: number;
  built: number;
  effective: number;
  region: number;
  /** Which PAT entry the guest's page tables select there. */
  patIndex: number;
  /** The eight entries of IA32_PAT by code (7 is UC-), whether paging is on or not. */
  pat: number[];
  /** What an access through the standing leaf gets under each entry. All alike without paging. */
  effectiveByPat: number[];
  /** The segment that the page lies in, `[start, end)` in pages. */
  segment: { start: number; end: number };
  /** In few words: which MTRR wins, and which rule of the policy made the leaf. */
  winner: string;
  fired: string;
  /** Whose touch built the leaf that stands there, after how many events; absent where none does. */
  builder?: { vcpu: number; event: number };
  steps: { rule: string; text: string; source: string }[];
}

/** The arm that answered, as a reason by its key alone. */
function firedOf(steps: readonly Reason[], hasArms: boolean): Reason {
  const hit = steps.find((step) => step.rule.startsWith('arm.') && step.rule.endsWith('.hit'));
  if (hit) return { ...hit, rule: hit.rule.slice(0, -'.hit'.length) };
  return { rule: hasArms ? 'arm.none' : 'arm.sdm', values: {}, source: '' };
}

/** A code as one byte: 255 for no leaf or no access, which are negative inside the resolver. */
export const byteCode = (code: number): number => (code < 0 ? 255 : code);

/** Everything about one page for the page panel. The same for the worker and for tests. */
export function explanationOf(fold: Fold, moment: Moment, vcpu: number, gfn: Gfn): PageExplanation {
  const snapshot = new Snapshot(fold, moment, vcpu);
  const { policy } = snapshot.view;
  const { page, pat, steps } = explain(snapshot, gfn);
  const { start, end } = segmentAt(fold, moment, vcpu, gfn);
  return {
    gfn,
    mtrr: page.mtrr,
    leaf: byteCode(page.leaf),
    built: byteCode(page.built),
    effective: byteCode(page.effective),
    region: page.region,
    patIndex: pat.index,
    pat: patEntries(snapshot.view.vcpu.pat),
    effectiveByPat: snapshot.types.map((type) =>
      byteCode(snapshot.effective(gfn, page.mtrr, page.built, type)),
    ),
    segment: { start, end },
    winner: sentence(winnerWords, winnerOf(snapshot.view.guest.explain(gfn), page.mtrr)),
    fired: sentence(firedWords, firedOf(steps, policy.arms !== undefined)),
    ...(page.built === NO_LEAF ? {} : { builder: builderOf(moment, gfn) }),
    steps: steps.map((step) => ({ rule: step.rule, text: textOf(step), source: step.source })),
  };
}
