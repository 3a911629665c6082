/**
 * A lesson as data: steps on the real screen, each with a task whose right answer the resolver computes. Nothing in it is
 * code, so that a lesson can travel in a link. Addresses are hexadecimal strings of bytes; a page is named by any address
 * in it; ranges are `[start, end)`.
 */
import type { Hex } from '../../arch/hex';
import type { GuestEdit, SetupEdit } from '../edits';
import type { Scenario, ScenarioEvent } from '../types';

/** What can be asked of a page: its types by name, `ipat` as `0` or `1`; `none` where there is no leaf or no access. */
export const PAGE_VALUES = ['mtrr', 'ept', 'ipat', 'built', 'effective'] as const;
export type PageValue = (typeof PAGE_VALUES)[number];

/** One value of one page. Left out: the step's own policy, moment and vCPU, and the PAT entry selected there. */
export interface Probe {
  page: Hex;
  value: PageValue;
  policy?: string;
  /** After how many events. */
  event?: number;
  vcpu?: number;
}

/** A number that the resolver counts. Sizes are bytes of backed memory; `event` counts from 1. */
export type Amount =
  | { of: 'zapped' | 'changed' | 'needless' | 'stale' | 'calls'; event: number }
  /** Into how many pieces the mask cuts that variable range. */
  | { of: 'pieces'; range: number }
  /** How many bytes of the whole space have that value. */
  | { of: 'bytes'; value: PageValue; is: string };

/** Which type has the page? `choices` are the answers that are offered: without it, the five types. */
export interface TypeQuestion {
  kind: 'type';
  ask: string;
  probe: Probe;
  choices?: string[];
}

/** Which of these? Right is the set of all whose value is `is`. */
export interface WhichQuestion {
  kind: 'which';
  ask: string;
  is: string;
  choices: { label: string; probe: Probe }[];
}

/** How much, or how many? */
export interface NumberQuestion {
  kind: 'number';
  ask: string;
  amount: Amount;
}

/** What must hold of what is shown. */
export type Condition =
  /** One page, or every page of a range. */
  | { kind: 'page'; page: Hex; end?: Hex; value: PageValue; is: string }
  /** These MSRs hold on every vCPU what they held when the step began. */
  | { kind: 'kept'; msrs: Hex[] }
  /** These parts of the scenario are as they were when the step began. */
  | { kind: 'same'; parts: ScenarioPart[] }
  /** At most so many variable ranges of the viewed vCPU are valid. */
  | { kind: 'ranges'; atMost: number }
  /** No event was refused. */
  | { kind: 'accepted' }
  /** The events that were added zap at most so many bytes in sum. */
  | { kind: 'zapped'; atMost: number }
  /** At most so many bytes of backed memory have a leaf that is not the right one. */
  | { kind: 'stale'; atMost: number }
  /** All vCPUs that are online hold the same MTRRs and the same PAT. */
  | { kind: 'alike' }
  /** Every write to a fixed or variable MTRR was made with CD=1 and E=0 on its vCPU. */
  | { kind: 'guarded' };

export const SCENARIO_PARTS = ['policy', 'cpu', 'vm', 'memory', 'pageAttributes', 'vcpus'] as const;
export type ScenarioPart = (typeof SCENARIO_PARTS)[number];

/** Make it so. Any way that meets every condition counts. */
export interface Goal {
  kind: 'goal';
  ask: string;
  all: Condition[];
}

export type Question = TypeQuestion | WhichQuestion | NumberQuestion;
export type Task = Question | Goal;

/** What one might do: events put in at the cursor, and before them changes of the starting state. */
export interface Attempt {
  events?: ScenarioEvent[];
  setup?: (SetupEdit | GuestEdit)[];
}

/** Where a step looks. What is left out is as a link has it: behind the last event, the whole space, no page. */
export interface StepView {
  cursor?: number;
  vcpu?: number;
  page?: Hex;
  window?: { start: Hex; end: Hex };
  lanes?: string[];
}

export interface Step {
  /** Two or three sentences. A word in double brackets, such as [[IPAT]], is one of the glossary. */
  text: string;
  /** What the step begins with; left out: what the step before began with. */
  scenario?: Scenario;
  view?: StepView;
  task?: Task;
  /** Each says a little more than the one before. */
  hints?: string[];
  /** Said once the task is done, or at once where there is none. */
  after?: string;
  /** Where the facts stand. */
  sources?: string[];
  /** Answers and ways that are right (the first way is shown to who asks for it) and some that are wrong, for tests. */
  right?: (string | number | Attempt)[];
  wrong?: (string | number | Attempt)[];
}

export interface Lesson {
  version: 1;
  /** Of a lesson of this site: never changes, links and progress name it. */
  id?: string;
  title: string;
  /** One sentence: what one learns. */
  summary: string;
  steps: Step[];
}
