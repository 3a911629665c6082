/** What the page tells the visitor. A notice with a key takes the place of an older one with the same key. */
import type { Notice } from './state';

const MOST = 5;

export type NewNotice = Omit<Notice, 'id'> & { key?: string };

export class Notices {
  private next = 1;
  private readonly keys = new Map<number, string>();

  constructor(
    private readonly get: () => Notice[],
    private readonly set: (notices: Notice[]) => void,
  ) {}

  /** Shows it, and says under which id. The oldest ones make room. */
  add({ key, ...notice }: NewNotice): number {
    const id = this.next++;
    const others = this.get().filter((shown) => key === undefined || this.keys.get(shown.id) !== key);
    if (key !== undefined) this.keys.set(id, key);
    this.set([...others, { id, ...notice }].slice(-MOST));
    return id;
  }

  dismiss(id: number): void {
    this.keys.delete(id);
    this.set(this.get().filter((notice) => notice.id !== id));
  }

  /** Takes back the notice with that key, if it is shown. */
  clear(key: string): void {
    for (const [id, its] of [...this.keys]) if (its === key) this.dismiss(id);
  }
}
