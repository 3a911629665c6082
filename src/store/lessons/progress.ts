/** Which steps were done, in the browser's own storage. Without storage nothing is remembered, and nothing fails. */
import { Safe, type StorageLike } from '../safe-storage';

const KEY = 'gpatlas.v1.lessons';

/** Numbers of the steps that were done, from 0, by lesson id. */
export type Progress = Readonly<Record<string, readonly number[]>>;

export class LessonProgress {
  private readonly storage: Safe;

  /** `open` may throw, where storage is forbidden. */
  constructor(open: () => StorageLike) {
    this.storage = new Safe(open, () => undefined);
  }

  /** What was done so far. What cannot be read counts as nothing. */
  read(): Progress {
    try {
      const value: unknown = JSON.parse(this.storage.get(KEY) ?? '{}');
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
      return Object.fromEntries(Object.entries(value).filter(([, steps]) => isSteps(steps)));
    } catch {
      return {};
    }
  }

  /** Notes a step. */
  done(id: string, step: number): void {
    const progress = this.read();
    const steps = new Set([...(progress[id] ?? []), step]);
    this.storage.put(KEY, JSON.stringify({ ...progress, [id]: [...steps].sort((a, b) => a - b) }));
  }
}

const isSteps = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((step) => Number.isInteger(step) && step >= 0);
