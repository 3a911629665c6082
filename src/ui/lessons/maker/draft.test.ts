import { describe, expect, it } from 'vitest';
import { isPolicy } from '../../../policy/registry';
import { check } from '../../../resolve/lessons/check';
import { decodeLesson, encodeLesson } from '../../../scenario/lessons/link';
import { sceneOf } from '../../../scenario/lessons/steps';
import type { Lesson, Task } from '../../../scenario/lessons/types';
import { FIRST_SCENARIO } from '../../../scenario/presets/first';
import { LANES } from '../../../store/state';
import { captured, kindOf, partsOf, taskOf, withField } from './draft';

const shown = {
  doc: FIRST_SCENARIO,
  cursor: 0,
  vcpu: 0,
  selection: 0x3f500,
  window: { start: 0, span: 2 ** 24 },
  lanes: [...LANES],
};
const page = '0x3f500000';

describe('a step out of what is shown', () => {
  it('leaves out what is usual', () => {
    expect(captured(shown)).toEqual({ scenario: FIRST_SCENARIO, view: { page } });
    expect(captured({ ...shown, selection: null }).view).toEqual({});
  });

  it('keeps what is not', () => {
    const view = captured({ ...shown, window: { start: 0x10, span: 0x10 }, lanes: ['ept'], vcpu: 1 }).view;
    expect(view).toEqual({ page, vcpu: 1, window: { start: '0x10000', end: '0x20000' }, lanes: ['ept'] });
  });

  it('travels in a link, and its task is judged by the resolver', () => {
    const made = (task: Task | undefined): Lesson => ({
      version: 1,
      title: 'Mine',
      summary: '',
      steps: [withField({ text: 'Look.', ...captured(shown) }, 'task', task)],
    });
    const question = taskOf('type', page, 'ept', 'UC') as Task;
    const goal = taskOf('goal', page, 'ept', 'UC') as Task;
    for (const task of [question, goal]) {
      const lesson = decodeLesson(encodeLesson(made(task)), isPolicy);
      expect(lesson.steps[0]?.task).toEqual(task);
      const scene = sceneOf(lesson, 0);
      expect(check(task, scene, scene, 'WB').right).toBe(task.kind === 'type');
    }
    expect(kindOf(goal)).toBe('goal');
    expect(partsOf(goal)).toEqual({ value: 'ept', is: 'UC' });
    expect(partsOf(question).value).toBe('ept');
    expect(withField({ text: '', task: goal }, 'task', undefined)).toEqual({ text: '' });
  });
});
