/** What is kept for one page: the document that it opened last, and what was folded of it. */
import { comparison } from '../resolve/compare';
import { byteCode, explanationOf } from '../resolve/explain';
import { mapContext, stateContext } from '../resolve/export-context';
import type { Moment } from '../resolve/fold';
import { Snapshot } from '../resolve/segments';
import { PIECES } from '../resolve/space';
import { eventReasons } from '../resolve/why-zap';
import { textOf } from '../resolve/words';
import { savingsOf } from '../resolve/zap-savings';
import { differencesWire, differenceWire } from './differences';
import { DumpReader } from './dump';
import { loaded } from './load';
import { type PatchWire, patched } from './patch';
import type { Answer, Args, AuditWire, SubjectWire, ViewWire, WindowWire } from './protocol';
import { Slice, turn } from './slice';
import { type Place, Subjects } from './subjects';
import { type Point, Timeline } from './timeline';
import { vcpusWire } from './vcpus';
import { auditWire, largestWire, pageWire, registersWire, segmentsWire, spansWire } from './wire';

/** Loaded when the first one is asked for, as the readers are. */
export const writers = () =>
  loaded('writes exports', async () => {
    const { WRITERS } = await import('../formats/out/registry');
    return WRITERS;
  });

/** Loaded when the first page is looked at. */
const reasons = () =>
  loaded(
    'tells what would change a page',
    async () => (await import('../resolve/reasons/reasons')).reasonsOf,
  );

/** The revision that a request names is not the one that is held. */
export class LostRevision extends Error {
  override name = 'LostRevision';
}

export class Session {
  private readonly dumps = new DumpReader();
  /** The call whose dump is being read. */
  private reading: number | undefined;
  private held: { revision: number; timeline: Timeline } | undefined;
  private readonly subjects = new Subjects();

  /**
   * Keeps the document. Throws where its policy is unknown; the old one is then kept. Throws LostRevision where the
   * one that a patch is of is not held.
   */
  open({ revision, ...args }: Args<'open'>): Answer<'open'> {
    const timeline = 'doc' in args ? new Timeline(args.doc) : this.continued(args.patch);
    this.held = { revision, timeline };
    this.subjects.follow(timeline.fold.doc, 'doc' in args || args.patch.start ? 0 : args.patch.head);
    return { events: timeline.fold.doc.events?.length ?? 0 };
  }

  private continued(patch: PatchWire): Timeline {
    const before = this.timeline(patch.base);
    const doc = patched(before.fold.doc, patch);
    return patch.start ? new Timeline(doc) : new Timeline(doc, before, patch.head);
  }

  /** The scenario at the cursor. Throws LostRevision, and RangeError where cursor or vCPU do not exist. */
  async view({ window, subject, ...args }: Args<'view'>): Promise<ViewWire> {
    const own = await this.place(args);
    if (!subject) return this.viewOf(own, args.revision, window);
    const other = await this.place(args, subject);
    const view = this.viewOf(other, args.revision, window);
    const difference = differenceWire(snapshotOf(own, window), snapshotOf(other, window));
    return { ...view, difference };
  }

  /** Where a subject differs, row by row. Throws as `view` does. */
  async differences({ subject, from, count, ...args }: Args<'differences'>): Promise<Answer<'differences'>> {
    const [a, b] = [await this.place(args), await this.place(args, subject)];
    return differencesWire(snapshotOf(a), snapshotOf(b), from, count);
  }

  private viewOf({ timeline, cursor, vcpu }: Place, revision: number, window: WindowWire): ViewWire {
    const begun = performance.now();
    const { audit } = timeline.at(cursor);
    const snapshot = snapshotOf({ timeline, cursor, vcpu }, window);
    const { machine, vcpu: state, guest } = snapshot.view;
    const { space } = machine.cpu;
    const { doc, policy } = timeline.fold;
    const event = doc.events?.[cursor - 1];
    return {
      revision,
      cursor,
      vcpu,
      space,
      segments: segmentsWire(snapshot.segments()),
      ranges: guest.ranges.map(({ index, type, spans, unlisted }) => ({
        index,
        type,
        spans: spansWire(spans),
        unlisted,
      })),
      ...largestWire(snapshot.view),
      audits: timeline.audits.wire(),
      ...(audit && event
        ? { audit: { ...auditWire(audit, event, policy, space), why: this.why(timeline, cursor) } }
        : {}),
      refused: timeline.fold.refused.map(({ path, reason }) => ({ path, reason })),
      registers: registersWire(machine, state),
      vcpus: vcpusWire(machine, state),
      took: performance.now() - begun,
    };
  }

  /** Why the event that leads to a point zapped what it did; nothing where it was refused. */
  private why(timeline: Timeline, cursor: number): AuditWire['why'] {
    const { fold } = timeline;
    const event = fold.doc.events?.[cursor - 1];
    if (!event) return [];
    const { machine } = timeline.at(cursor - 1).moment;
    return eventReasons(fold.policy, fold.regions, machine, event).map(({ reason, times }) => ({
      text: textOf(reason),
      source: reason.source,
      times,
    }));
  }

  /** Why a page has its type. Throws as `view` does, and RangeError where the page does not exist. */
  async explain({ gfn, subject, ...args }: Args<'explain'>): Promise<Answer<'explain'>> {
    const { timeline, cursor, vcpu } = await this.place(args, subject);
    const { moment } = pointOf(timeline, cursor, vcpu);
    pageIn(moment, gfn);
    return { revision: args.revision, cursor, ...explanationOf(timeline.fold, moment, vcpu, gfn) };
  }

  /** Throws as `view` does. */
  async savings(args: Args<'savings'>): Promise<Answer<'savings'>> {
    const { timeline, cursor } = await this.place(args);
    const { doc, regions, policy } = timeline.fold;
    const event = doc.events?.[cursor - 1];
    if (event?.type !== 'group') return null;
    return savingsOf(event, timeline.at(cursor - 1).moment.machine, regions, policy);
  }

  /** What would change a page, and what its steps hang on. Lets other work through. Throws as `explain` does. */
  async reasons({ revision, cursor, vcpu, gfn, mode }: Args<'reasons'>): Promise<Answer<'reasons'>> {
    const timeline = this.timeline(revision);
    const { moment } = pointOf(timeline, cursor, vcpu);
    pageIn(moment, gfn);
    const work = (await reasons())(timeline.fold, moment, vcpu, gfn, mode);
    const slice = new Slice();
    for (;;) {
      const { done, value } = work.next();
      if (done) return { revision, cursor, vcpu, mode, ...value };
      if (slice.isOver) await slice.next();
    }
  }

  /** What every policy makes of the document. Lets other work through after each. Throws as `view` does. */
  async compare({ revision, cursor, vcpu, gfn }: Args<'compare'>): Promise<Answer<'compare'>> {
    const { doc } = this.timeline(revision).fold;
    const compared = comparison(doc, cursor, vcpu, gfn);
    const rows: Answer<'compare'> = [];
    for (const { page, ...row } of compared) {
      rows.push(page ? { ...row, page: pageWire(page) } : row);
      await turn();
    }
    return rows;
  }

  /** Reads a dump, or chooses anew from it; null where it was cancelled. Nothing else that is held changes. */
  async read(call: number, args: Args<'read'>, progress: (part: number) => void): Promise<Answer<'read'>> {
    this.reading = call;
    try {
      return await this.dumps.read(args, { progress, cancelled: () => this.reading !== call });
    } finally {
      this.reading = undefined;
    }
  }

  /** Stops the reading of that call, where it is under way. */
  cancel(call: number): void {
    if (this.reading === call) this.cancelAll();
  }

  cancelAll(): void {
    this.reading = undefined;
  }

  /** When each page last would have got that leaf. Lets other work through. Throws as `view` does. */
  async lastRight({ revision, cursor, vcpu, pages, codes }: Args<'lastRight'>): Promise<Answer<'lastRight'>> {
    const timeline = this.timeline(revision);
    await timeline.finish();
    const last = pages.map(() => -1);
    const slice = new Slice();
    for (let point = 0; point <= cursor; point++) {
      const { moment } = timeline.at(point);
      const snapshot = new Snapshot(timeline.fold, moment, moment.machine.vcpus[vcpu] ? vcpu : 0);
      pages.forEach((gfn, i) => {
        if (gfn < moment.machine.cpu.space && byteCode(snapshot.page(gfn).leaf) === codes[i]) last[i] = point;
      });
      if (slice.isOver) await slice.next();
    }
    return last;
  }

  /** Writes the document at the cursor. Throws as `view` does, and RangeError where the format is unknown. */
  async export({ revision, cursor, vcpu, format, link }: Args<'export'>): Promise<Answer<'export'>> {
    const timeline = this.timeline(revision);
    const writer = (await writers()).find(({ id }) => id === format);
    if (!writer) throw new RangeError(`there is no format ${JSON.stringify(format)}`);
    const audits = writer.map ? await timeline.auditsTo(cursor) : [];
    const { moment } = pointOf(timeline, cursor, vcpu);
    const { fold } = timeline;
    const context = writer.map ? mapContext(fold, moment, vcpu, audits) : stateContext(fold, moment, vcpu);
    const text = writer.write(fold.doc, { ...context, ...(link === undefined ? {} : { link }) });
    return { text, extension: writer.extension };
  }

  /** Where a question leads to: the document's own timeline, or the subject's. It is folded to its end. */
  private async place(
    args: Omit<Place, 'timeline'> & { revision: number },
    subject?: SubjectWire,
  ): Promise<Place> {
    const own = this.timeline(args.revision);
    const place = subject
      ? this.subjects.place(subject, { ...args, timeline: own })
      : { timeline: own, cursor: args.cursor, vcpu: args.vcpu };
    await place.timeline.finish();
    pointOf(place.timeline, place.cursor, place.vcpu);
    return place;
  }

  private timeline(revision: number): Timeline {
    if (this.held?.revision !== revision) throw new LostRevision(`revision ${revision} is not held here`);
    return this.held.timeline;
  }
}

/** Throws RangeError where the page lies outside the space. */
function pageIn({ machine }: Moment, gfn: number): void {
  if (!Number.isInteger(gfn) || gfn < 0 || gfn >= machine.cpu.space)
    throw new RangeError(`there is no page ${gfn}: the space has ${machine.cpu.space}`);
}

/** The picture of a place; of masks with holes the pieces in the window are listed, or those of the whole space. */
function snapshotOf({ timeline, cursor, vcpu }: Place, window?: WindowWire): Snapshot {
  const listed = window && { start: window.start, end: window.start + window.span, limit: PIECES };
  return new Snapshot(timeline.fold, timeline.at(cursor).moment, vcpu, listed);
}

function pointOf(timeline: Timeline, cursor: number, vcpu: number): Point {
  const point = timeline.at(cursor);
  const { vcpus } = point.moment.machine;
  if (!vcpus[vcpu]) throw new RangeError(`there is no vCPU ${vcpu}: the scenario has ${vcpus.length}`);
  return point;
}
