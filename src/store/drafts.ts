/**
 * The drafts in the browser's storage: one for each tab, so that two tabs never write over each other. A tab knows its
 * own over a reload; a new tab begins with a copy of the newest.
 */
import type { Safe } from './safe-storage';

/** What tells one tab from another. */
export interface Tab {
  /** The id that this tab had before a reload. A duplicated tab has that of its twin. */
  id(): string | undefined;
  remember(id: string): void;
  /** Takes the id until the tab ends. False where another tab that lives has it. */
  claim(id: string): Promise<boolean>;
}

/** Fields of a draft as they came out of storage: untrusted. */
export type RawDraft = Record<string, unknown>;

const PREFIX = 'gpatlas.v1.draft.';
/** Drafts of tabs that are gone make room for new ones. */
const MOST = 24;

export class Drafts {
  private id: string | undefined;
  private sure = false;
  /** What this tab began with: a draft under another id goes on from there. */
  private base: RawDraft | undefined;
  /** What this tab wrote last, which nobody else writes: a large draft takes long to be read again. */
  private written: RawDraft | undefined;

  constructor(
    private readonly storage: Safe,
    private readonly tab: Tab,
    private readonly newId: () => string = () => Math.random().toString(36).slice(2, 12),
  ) {
    this.id = tab.id();
    const { id } = this;
    if (id === undefined) return;
    void tab.claim(id).then((ours) => {
      // Unless something had to be written meanwhile, which made the tab take another id.
      if (this.id === id && !this.sure) this.settle(ours ? id : undefined);
    });
  }

  /** This tab's own draft, else the newest that holds work. */
  read(): RawDraft | undefined {
    const own = this.id === undefined ? undefined : this.get(this.id);
    this.base = own ?? this.all().find(({ draft }) => draft.work !== undefined)?.draft;
    return this.base;
  }

  /** Writes fields over those of this tab's draft. False where the storage is full or forbidden. */
  write(fields: RawDraft): boolean {
    const id = this.ownId();
    const draft = { ...(this.written ?? this.get(id) ?? this.base), ...fields, at: Date.now() };
    if (this.ids().length >= MOST) {
      const others = this.all().filter((one) => one.id !== id);
      for (const { id: old } of others.slice(MOST - 1)) this.storage.remove(PREFIX + old);
    }
    const isKept = this.storage.put(PREFIX + id, JSON.stringify(draft));
    if (isKept) this.written = draft;
    return isKept;
  }

  /** The drafts of other tabs, the newest first. */
  others(): { id: string; draft: RawDraft }[] {
    return this.all().filter(({ id }) => id !== this.id);
  }

  private ownId(): string {
    if (this.id === undefined || !this.sure) this.settle(undefined);
    return this.id as string;
  }

  /** `id` undefined: a new one, which nobody else can have. */
  private settle(id: string | undefined): void {
    this.id = id ?? this.newId();
    this.sure = true;
    if (id === undefined) {
      this.written = undefined;
      this.tab.remember(this.id);
      void this.tab.claim(this.id);
    }
  }

  private get(id: string): RawDraft | undefined {
    return objectOf(this.storage.get(PREFIX + id));
  }

  private ids(): string[] {
    const keys = this.storage.keys().filter((key) => key.startsWith(PREFIX));
    return keys.map((key) => key.slice(PREFIX.length));
  }

  private all(): { id: string; draft: RawDraft }[] {
    return this.ids()
      .flatMap((id) => {
        const draft = this.get(id);
        return draft ? [{ id, draft }] : [];
      })
      .sort((a, b) => Number(b.draft.at ?? 0) - Number(a.draft.at ?? 0));
  }
}

/** JSON text as an object, or undefined. */
export function objectOf(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
