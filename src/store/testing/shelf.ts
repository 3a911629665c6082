/** A shelf in memory, as two tabs of one browser see it. */
import { Shelf, type ShelfNews, type ShelfStorage } from '../shelf/shelf';

export class FakeShelf {
  readonly values = new Map<string, unknown>();
  /** What the next write fails with. */
  failure: Error | undefined;
  private readonly listeners = new Set<() => void>();
  private ids = 0;

  /** The shelf as one more tab has it. */
  tab(): Shelf {
    const storage: ShelfStorage = {
      entries: async () => [...this.values],
      update: async (key, change) => {
        if (this.failure) throw this.failure;
        this.values.set(key, change(this.values.get(key)));
      },
      remove: async (key) => void this.values.delete(key),
    };
    const news: ShelfNews = {
      tell: () => {
        for (const listener of this.listeners) listener();
      },
      listen: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
    };
    return new Shelf(storage, news, () => `id${++this.ids}`);
  }
}
