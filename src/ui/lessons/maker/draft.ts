/** The lesson that is being made. It is kept in the browser until it is thrown away. */
import type { Lesson, PageValue, Step, Task } from '../../../scenario/lessons/types';
import type { App } from '../../../store/state';
import { LANES } from '../../../store/state';
import { addressOf, gpaText } from '../../base/format';
import { makerWords as w } from '../../words/lesson-maker';
import { windowOf } from '../window-of';

export const EMPTY: Lesson = { version: 1, title: '', summary: '', steps: [] };

type Shown = Pick<App, 'doc' | 'cursor' | 'vcpu' | 'selection' | 'window' | 'lanes'>;

/** What is on the screen as the beginning of a step. What has its usual value is left out. */
export function captured({
  doc,
  cursor,
  vcpu,
  selection,
  window,
  lanes,
}: Shown): Pick<Step, 'scenario' | 'view'> {
  const whole = windowOf({ text: '' }, doc);
  const isWhole = window.start === whole.start && window.span === whole.span;
  const hex = (gfn: number): string => `0x${addressOf(gfn).toString(16)}`;
  return {
    scenario: doc,
    view: {
      ...(cursor === (doc.events?.length ?? 0) ? {} : { cursor }),
      ...(vcpu === 0 ? {} : { vcpu }),
      ...(selection === null ? {} : { page: hex(selection) }),
      ...(isWhole ? {} : { window: { start: hex(window.start), end: hex(window.start + window.span) } }),
      ...(lanes.join() === LANES.join() ? {} : { lanes: [...lanes] }),
    },
  };
}

export type TaskKind = keyof typeof w.kinds;
export type AskedValue = keyof typeof w.values;

/** The kind of a task that the form can make. */
export const kindOf = (task: Task | undefined): TaskKind =>
  task?.kind === 'type' || task?.kind === 'goal' ? task.kind : 'none';

/** A task about a page, in the form's own words until somebody finds better ones. */
export function taskOf(
  kind: TaskKind,
  page: string,
  value: AskedValue,
  is: string,
  ask?: string,
): Task | undefined {
  const address = gpaText(Number(BigInt(page) / 4096n));
  if (kind === 'type') {
    return { kind, ask: ask ?? w.asks[value](address), probe: { page, value } };
  }
  if (kind === 'none') return undefined;
  return {
    kind,
    ask: ask ?? w.wants[value](address, is),
    all: [
      { kind: 'page', page, value, is },
      { kind: 'same', parts: ['policy', 'cpu', 'memory'] },
      { kind: 'accepted' },
    ],
  };
}

/** What the form shows of a task: which value it is about, and which type is wanted. */
export function partsOf(task: Task | undefined): { value: AskedValue; is: string } {
  const known = (value: PageValue): AskedValue => (value === 'ipat' ? 'ept' : value);
  if (task?.kind === 'type') return { value: known(task.probe.value), is: 'UC' };
  const first = task?.kind === 'goal' ? task.all[0] : undefined;
  return first?.kind === 'page'
    ? { value: known(first.value), is: first.is }
    : { value: 'effective', is: 'UC' };
}

/** A step with one field changed; an empty one goes. */
export function withField<K extends keyof Step>(step: Step, key: K, value: Step[K] | undefined): Step {
  const { [key]: _, ...rest } = step;
  return (value === undefined || value === '' ? rest : { ...rest, [key]: value }) as Step;
}
