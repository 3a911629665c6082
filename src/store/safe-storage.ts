/** The browser's storage without its exceptions: it may be full or forbidden. */
export type StorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class Safe {
  /** `open` may throw: browsers forbid storage by an exception. `complain` hears of each failure. */
  constructor(
    private readonly open: (() => StorageLike) | undefined,
    private readonly complain: (why: string) => void,
  ) {}

  get(key: string): string | undefined {
    return this.attempt((storage) => storage.getItem(key)) ?? undefined;
  }

  /** False where it could not be written, which is not told: the caller may have something smaller. */
  put(key: string, text: string): boolean {
    try {
      this.open?.().setItem(key, text);
      return true;
    } catch (error) {
      this.lastError = (error as Error).message;
      return false;
    }
  }

  remove(key: string): void {
    this.attempt((storage) => storage.removeItem(key));
  }

  keys(): string[] {
    return (
      this.attempt((storage) =>
        Array.from({ length: storage.length }, (_, i) => storage.key(i)).filter((key) => key !== null),
      ) ?? []
    );
  }

  /** Why the last `put` failed. */
  lastError = '';

  private attempt<T>(use: (storage: StorageLike) => T): T | undefined {
    try {
      return this.open && use(this.open());
    } catch (error) {
      this.complain((error as Error).message);
      return undefined;
    }
  }
}
