import { describe, expect, it } from 'vitest';
import { FakeStorage } from '../testing/bench';
import { LessonProgress } from './progress';

describe('the progress of lessons', () => {
  it('is there again after a reload, each step once', () => {
    const storage = new FakeStorage();
    const before = new LessonProgress(() => storage);
    for (const step of [2, 0, 2]) before.done('zaps', step);
    expect(new LessonProgress(() => storage).read()).toEqual({ zaps: [0, 2] });
  });

  it('is nothing where storage is forbidden, or holds something else', () => {
    const forbidden = new LessonProgress(() => {
      throw new Error('forbidden');
    });
    forbidden.done('zaps', 0);
    expect(forbidden.read()).toEqual({});
    const storage = new FakeStorage();
    for (const text of ['[]', '{', '{"zaps":"all"}', '{"zaps":[-1]}']) {
      storage.setItem('gpatlas.v1.lessons', text);
      expect(new LessonProgress(() => storage).read()).toEqual({});
    }
  });
});
