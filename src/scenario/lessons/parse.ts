/** From untrusted JSON to a lesson, or to one sentence that says where it is wrong and why. */
import * as v from 'valibot';
import { spacePages } from '../../arch/gfn';
import { DEFAULTS } from '../defaults';
import { describeIssue, parseScenario, ScenarioError } from '../parse';
import { lessonSchema } from './schema';
import { pageAt, sceneOf } from './steps';
import type { Lesson, Probe, Step } from './types';

/** Checks a JSON value. Throws ScenarioError, and nothing else. */
export function parseLesson(value: unknown, isPolicy: (id: string) => boolean): Lesson {
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > 1) {
    throw new ScenarioError(`version: ${version} was made by a newer version of this tool; this one reads 1`);
  }
  const result = v.safeParse(lessonSchema, value, { abortEarly: true, abortPipeEarly: true });
  if (!result.success) throw new ScenarioError(describeIssue(result.issues[0], 'lesson'));
  const lesson = result.output as Lesson;
  lesson.steps.forEach((step, i) => {
    checkStep(lesson, step, i, isPolicy);
  });
  return lesson;
}

function checkStep(lesson: Lesson, step: Step, i: number, isPolicy: (id: string) => boolean): void {
  const at = `steps[${i}]`;
  if (step.scenario) {
    try {
      parseScenario(step.scenario, isPolicy);
    } catch (error) {
      throw new ScenarioError(`${at}.scenario.${(error as Error).message}`);
    }
  } else if (i === 0) throw new ScenarioError(`${at}.scenario: missing`);
  const { doc, cursor, vcpu } = sceneOf(lesson, i);
  const bounds: Bounds = {
    space: spacePages(doc.cpu?.maxPhysAddr ?? DEFAULTS.maxPhysAddr),
    events: doc.events?.length ?? 0,
    vcpus: doc.vcpus?.length ?? 1,
    isPolicy,
  };
  inside(cursor <= bounds.events, `${at}.view.cursor: there are ${bounds.events} events`);
  inside(vcpu < bounds.vcpus, `${at}.view.vcpu: there are ${bounds.vcpus} vCPUs`);
  const { page, window } = step.view ?? {};
  if (page) inside(pageAt(page) < bounds.space, `${at}.view.page: lies outside the address space`);
  if (window)
    inside(pageAt(window.start) < pageAt(window.end), `${at}.view.window: expected start below end`);
  for (const probe of probesOf(step)) checkProbe(probe, `${at}.task`, bounds);
}

interface Bounds {
  space: number;
  events: number;
  vcpus: number;
  isPolicy(id: string): boolean;
}

function checkProbe({ page, policy, event = 0, vcpu = 0 }: Probe, at: string, bounds: Bounds): void {
  inside(pageAt(page) < bounds.space, `${at}: ${page} lies outside the address space`);
  inside(policy === undefined || bounds.isPolicy(policy), `${at}: ${JSON.stringify(policy)} is not a policy`);
  inside(event <= bounds.events, `${at}: there is no event ${event}`);
  inside(vcpu < bounds.vcpus, `${at}: there is no vCPU ${vcpu}`);
}

function probesOf({ task }: Step): Probe[] {
  if (task?.kind === 'type') return [task.probe];
  if (task?.kind === 'which') return task.choices.map(({ probe }) => probe);
  if (task?.kind === 'number' && 'event' in task.amount) {
    return [{ page: '0x0', value: 'mtrr', event: task.amount.event }];
  }
  if (task?.kind !== 'goal') return [];
  return task.all.flatMap((one) => (one.kind === 'page' ? [{ page: one.page, value: one.value }] : []));
}

function inside(holds: boolean, message: string): void {
  if (!holds) throw new ScenarioError(message);
}
