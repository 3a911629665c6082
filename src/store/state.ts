/** The state of the page. Views read it by selectors; only the actions change it. */

import type { LessonAnswer, Verdict } from '../resolve/lessons/check';
import type { Outline } from '../resolve/lessons/outline';
import type { GuestEdit, MsrWrite, SetupEdit } from '../scenario/edits';
import type { LessonPlace } from '../scenario/lessons/address';
import type { Scene } from '../scenario/lessons/steps';
import type { Lesson, Task } from '../scenario/lessons/types';
import type { Preset } from '../scenario/presets/build';
import type { ParameterId, Values } from '../scenario/presets/parameters';
import type { GroupEvent, Scenario, ScenarioEvent } from '../scenario/types';
import type { ReadWatch, WorkerStatus } from '../worker/client';
import type {
  DifferenceRowWire,
  DifferencesWire,
  ExplanationWire,
  LeavesWire,
  PictureWire,
  PolicyCard,
  PolicyRowWire,
  PreviewWire,
  ReadArgs,
  ReadingWire,
  ReasonsWire,
  SavingsWire,
  SubjectWire,
  ViewWire,
  WindowWire,
  WriterCard,
  WrittenWire,
} from '../worker/protocol';
import type { OtherDraft } from './autosave';
import type { KeptRef, Lineages } from './kept-ref';
import type { NewNotice } from './notices';
import type { Shelf } from './shelf/shelf';

export type { GuestEdit, MsrWrite, SetupEdit } from '../scenario/edits';
export type { Parameter, ParameterId, Values } from '../scenario/presets/parameters';
export type {
  AuditSummary,
  AuditWire,
  DifferenceRowWire,
  DifferencesWire,
  ExplanationWire,
  LeavesWire,
  PageWire,
  PartWire,
  PictureWire,
  PolicyCard,
  PolicyRowWire,
  RangeWire,
  ReadingWire,
  ReasonsWire,
  RegistersWire,
  SavingsWire,
  SegmentsWire,
  VcpuWire,
  ViewWire,
  WindowWire,
  WriterCard,
  WrittenWire,
} from '../worker/protocol';

export { summaryAt } from '../worker/summaries';

export type Axis = 'folded' | 'linear' | 'log';
export type Theme = 'system' | 'light' | 'dark';
/** In `live` an edit of a register is an event at the cursor; in `setup` it changes the starting state. */
export type Mode = 'live' | 'setup';
/** Every lane in its usual order, from top to bottom: does a visitor find it, or does it wait in the menu? */
const USUAL = {
  memory: true,
  variable: true,
  fixed: false,
  mtrr: true,
  ept: true,
  effective: true,
  zapped: true,
  needless: false,
  stale: true,
  largest: true,
  built: false,
  installed: false,
  /** While something is compared. */
  difference: false,
};
export type LaneId = keyof typeof USUAL;
export const ALL_LANES = Object.keys(USUAL) as readonly LaneId[];
/** The lanes that a visitor finds. */
export const LANES: readonly LaneId[] = ALL_LANES.filter((id) => USUAL[id]);

/** Seconds from one event to the next while the timeline plays. */
export const PACES = [0.5, 1, 2, 4] as const;
export type Pace = (typeof PACES)[number];

/** The Hilbert curve in place of the lanes: which lane colours it, and the block that is looked at. */
export interface HilbertView {
  layer: string;
  /** An aligned block of 4^level pages from page `start`; absent: the one that holds all memory. */
  block?: { start: number; level: number };
}

export interface Notice {
  id: number;
  tone: 'info' | 'error';
  text: string;
  /** A way back or forward, where there is one. */
  action?: { label: string; run(): void };
}

/** A preset as the page lists it; what it holds stays where it was loaded. */
export type PresetCard = Omit<Preset, 'scenario' | 'with'>;

/** How a preset is opened. What is left out is as the preset has it, at its last event. */
export interface PresetView {
  values?: Values;
  policy?: string;
  /** Point in time, and the selected page. */
  cursor?: number;
  selection?: number;
  /** A link's view, without its `?`; what stands here besides counts more. */
  query?: string;
}

/** What a preset looks like, or which of the values it cannot have (and the most that it could, in bytes). */
export type PresetPicture = { picture: PictureWire } | { refused: ParameterId; most?: number };

/** An update of several vCPUs' memory-type registers, as the SDM's procedure has it. */
export interface MpPlan {
  label: string;
  writes: MsrWrite[];
  /** All vCPUs make the same step before any makes the next one. */
  concurrent: boolean;
  /** On how many of the vCPUs that are online, from the lowest; all of them where nothing is said. */
  count?: number;
}

/** Leaves that a hypervisor really installed, from a trace: laid over the map, and no part of the document. */
export interface Installed {
  /** What they are from. */
  readonly name: string;
  readonly leaves: LeavesWire;
}

/** What the scenario is compared with: side B. Side A is what is there, and every edit goes to it. */
export type Subject =
  | Exclude<SubjectWire, { kind: 'scenario' }>
  | (Extract<SubjectWire, { kind: 'scenario' }> & { title?: string; preset?: string });

export interface AppState {
  doc: Scenario;
  /** Which of the lineages the document belongs to, and which of them are named scenarios. */
  lineage: string;
  lineages: Lineages;
  /** Counts the changes of `doc`. */
  revision: number;
  /** Point in time: 0 before any event, k after k events. */
  cursor: number;
  vcpu: number;
  mode: Mode;
  /** Selected page, or null. */
  selection: number | null;
  window: WindowWire;
  axis: Axis;
  lanes: LaneId[];
  /** Null while the lanes are shown. */
  hilbert: HilbertView | null;
  theme: Theme;
  installed: Installed | null;
  /** Does the timeline move on by itself? */
  playing: boolean;
  pace: Pace;
  /** The last answer of the worker. It may belong to an older revision while a new one is on its way. */
  view: ViewWire | null;
  explanation: ExplanationWire | null;
  /** What is compared with, or null. */
  against: Subject | null;
  /** The other side's view, with where it differs; as `view` it may be of an older question. */
  other: ViewWire | null;
  /** Why the selected page has its type on the other side; null where it has no such page. */
  otherExplanation: ExplanationWire | null;
  worker: WorkerStatus;
  notices: Notice[];
  canUndo: boolean;
  canRedo: boolean;
  /** Is there own work in the browser's storage that a link or a preset took the place of? */
  hasPrevious: boolean;
  /** The lesson that runs in the place of the visitor's scenario. `asks`: its question is still open. */
  lesson: (LessonPlace & { readonly asks: boolean }) | null;
  policies: readonly PolicyCard[];
  presets: readonly PresetCard[];
}

export interface Actions {
  /** Applies an edit of the Guest panel at the cursor, by mode. Returns why it would be refused, or undefined. */
  edit(edit: GuestEdit): string | undefined;
  setup(edit: SetupEdit): string | undefined;
  /** Puts an event (or group) behind the cursor and moves the cursor onto it. A malformed one becomes a notice. */
  insertEvent(event: ScenarioEvent | GroupEvent): void;
  /** Puts the update in as one group, as `insertEvent` does. Returns why it cannot be, or undefined. */
  mpUpdate(plan: MpPlan): string | undefined;
  /** Removes event number `index` (0-based). */
  removeEvent(index: number): void;
  setCursor(cursor: number): void;
  /** Moves on from event to event, from the start where the cursor is at the end. An edit or a move stops it. */
  play(): void;
  pause(): void;
  /** One of PACES; anything else is left alone. */
  setPace(pace: number): void;
  setVcpu(vcpu: number): void;
  setMode(mode: Mode): void;
  select(gfn: number | null): void;
  setWindow(window: WindowWire): void;
  setAxis(axis: Axis): void;
  setLanes(lanes: LaneId[]): void;
  setHilbert(hilbert: HilbertView | null): void;
  setTheme(theme: Theme): void;
  undo(): void;
  redo(): void;
  /**
   * Everything that changes until `commitGesture` is one step of undo, and edits of the same registers one after the
   * other are one event: for drags and for fields that change while one types. Gestures do not nest.
   */
  beginGesture(): void;
  commitGesture(): void;
  /** Puts back what was there at `beginGesture`. */
  cancelGesture(): void;
  /** Makes a change of several events one step, as `edit` makes one: an event at the cursor, or part of the start. */
  makeChange(label: string, events: readonly ScenarioEvent[]): void;
  /** What would change the page, and what its explanation hangs on; null where another question took its place. */
  reasons(gfn: number): Promise<ReasonsWire | null>;
  /** What every policy makes of the scenario at the cursor, and of a page; null where it was replaced meanwhile. */
  compare(gfn?: number): Promise<PolicyRowWire[] | null>;
  /** Asks the worker to read a dump. Nothing of the scenario changes. Null where it was stopped. */
  read(args: Omit<ReadArgs, 'policy'>, watch?: ReadWatch): Promise<ReadingWire | null>;
  /** The map that the scenario would have after `adopt`. Nothing changes. */
  previewOf(read: ReadDoc): Promise<Preview>;
  /** The names of the formats that `read` knows. */
  readers(): Promise<readonly string[]>;
  /** Begins to compare with that, or ends the comparison. */
  compareWith(subject: Subject | null): void;
  comparePreset(id: string): Promise<void>;
  /** Compares with a link, or with a scenario as JSON. Returns why it cannot be, or undefined. */
  compareText(text: string): string | undefined;
  /** A and B change places. */
  swapSides(): void;
  /** Rows of where both sides differ; null where the document was replaced meanwhile, or nothing is compared. */
  differences(from: number, count: number): Promise<DifferenceRowWire[] | null>;
  /** How much the map of another vCPU differs from that of the viewed one; null as in `differences`. */
  vcpuDiffers(vcpu: number): Promise<DifferencesWire | null>;
  /** Zap calls of the group at the cursor, and what both series would save; null where there is none. */
  savings(): Promise<SavingsWire | null>;
  /** Every format that `exportAs` writes. */
  formats(): Promise<readonly WriterCard[]>;
  /**
   * The scenario at the cursor in a format for elsewhere, with a link where the format has room for one: `page` is the
   * address that it leads to. Null as in `compare`.
   */
  exportAs(format: string, page: string): Promise<WrittenWire | null>;
  /**
   * Replaces the registers and memory by what was read, and all of the scenario where that is a whole one; else policy,
   * DMA and quirks stay. Undo brings the old one back.
   */
  adopt(read: ReadDoc): void;
  /** Lays leaves over the map and shows their lane, or takes them away. No step of undo: the document stays. */
  layOver(installed: Installed | null): void;
  /**
   * Since when the leaves are not right any more: for each page the last point in time, up to the cursor, at which the
   * policy would have installed just that leaf, -1 where there is none. Null where the document was replaced meanwhile.
   */
  lastRight(pages: readonly number[], codes: readonly number[]): Promise<number[] | null>;
  openPreset(id: string, view?: PresetView): Promise<void>;
  /** What a preset looks like. Rejects with a sentence where there is none of that name. */
  presetPicture(id: string, values?: Values): Promise<PresetPicture>;
  /** The named scenarios of this browser. Rejects where they cannot be loaded. */
  shelf(): Promise<Shelf>;
  /** Opens a named scenario, or another tab's draft, as own work. */
  openKept(doc: Scenario, kept?: KeptRef): void;
  /** From now on the present scenario is that named one. */
  nameKept(kept: KeptRef): void;
  /** Saves over the named scenario that this is. `unnamed`: it is none. `newer`: somebody else saved it since. */
  save(): Promise<'saved' | 'unnamed' | 'newer' | 'failed'>;
  /** What other tabs work on, or worked on before they were closed. */
  otherDrafts(): OtherDraft[];
  /** Shows a notice, in the place of an older one with the same key. */
  say(notice: NewNotice): void;
  /** The link's hash of what is shown: `#/s/1....`. Empty, with a notice, where the scenario is too large for one. */
  link(): string;
  /** The short link's hash, `#/p/...`, where an untouched preset is shown; else empty. */
  shortLink(): string;
  /** Opens a link: a whole address or its hash. A bad one becomes a notice; the present work stays. */
  openLink(link: string): void;
  /** Brings back the own work that a link or a preset took the place of. */
  backToPrevious(): void;
  /** Puts the visitor's scenario aside and goes to a step of a lesson; the lesson's panel then shows it. */
  openLesson(id: string, step: number): void;
  /** Shows what a step of the running lesson begins with, in these lanes. Nothing where none runs. */
  showStep(lesson: Lesson, step: number, lanes: readonly LaneId[]): void;
  /** Says whether the running lesson's question is still open: then the page panel does not answer it. */
  askLesson(asks: boolean): void;
  /** Brings the visitor's scenario back exactly as it was. Nothing where no lesson runs. */
  leaveLesson(): void;
  /** Leaves a lesson whose link is bad, and says why. `why` goes on from "This link cannot be opened: ". */
  refuseLesson(why: string): void;
  /** Is a task done that began with `start`? Rejects with a sentence where the task makes no sense there. */
  checkTask(task: Task, start: Scene, answer?: LessonAnswer): Promise<Verdict>;
  /** A scene's map in rows. Rejects as `checkTask` does. */
  outline(scene: Scene, window: WindowWire, limit: number): Promise<Outline>;
  dismiss(id: number): void;
}

/** What a dump was read as. */
export interface ReadDoc {
  readonly doc: Scenario;
  readonly isWhole?: boolean;
}

/** What `adopt` would make of the scenario, and its map. */
export interface Preview extends PreviewWire {
  doc: Scenario;
}

/** All that `useApp` selects from. */
export type App = AppState & Actions;
