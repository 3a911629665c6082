/**
 * The named scenarios of this browser, in folders. They lie in IndexedDB: local storage holds five megabytes for
 * everything and has no transactions, so a save could not be sure that nobody else saved meanwhile. Everything here
 * rejects where the browser keeps nothing (private mode) or has no more room.
 */
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/types';
import type { KeptRef } from '../kept-ref';
import { cleanFolder, freeName } from './names';

export interface Kept extends KeptRef {
  /** Names joined by `/`; empty for the top. */
  readonly folder: string;
  readonly doc: Scenario;
  /** When it was saved, in milliseconds since 1970. */
  readonly changed: number;
}

/** A store of values by key, whose `update` is one transaction. */
export interface ShelfStorage {
  entries(): Promise<[string, unknown][]>;
  /** Replaces a value by what `change` makes of it; where that throws nothing is written and the call rejects. */
  update(key: string, change: (old: unknown) => unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

/** What other tabs are told, and tell. */
export interface ShelfNews {
  tell(): void;
  /** Returns how to stop listening. */
  listen(listener: () => void): () => void;
}

/** Somebody else saved or deleted the scenario since it was opened here. */
class Outdated extends Error {
  override name = 'Outdated';
  constructor(readonly theirs: Kept | undefined) {
    super(theirs ? 'it was saved elsewhere since' : 'it was deleted elsewhere since');
  }
}

export class Shelf {
  constructor(
    private readonly storage: ShelfStorage,
    readonly news: ShelfNews,
    private readonly newId: () => string = () => crypto.randomUUID(),
  ) {}

  /** All that can be read, by folder and name, and how many cannot: those stay as they are. */
  async list(): Promise<{ items: Kept[]; unreadable: number }> {
    const entries = await this.storage.entries();
    const items = entries.flatMap(([id, value]) => keptOf(id, value) ?? []);
    items.sort((a, b) => a.folder.localeCompare(b.folder) || nameOf(a).localeCompare(nameOf(b)));
    return { items, unreadable: entries.length - items.length };
  }

  /** Keeps a document under a name that is free in its folder. */
  async add(doc: Scenario, folder: string): Promise<Kept> {
    const place = cleanFolder(folder);
    const { items } = await this.list();
    const taken = items.filter((item) => item.folder === place).map(nameOf);
    const name = freeName(doc.name ?? '', taken);
    const item: Kept = {
      ...{ id: this.newId(), version: 1 },
      ...{ folder: place, changed: Date.now(), doc: { ...doc, name } },
    };
    await this.write(item.id, () => item);
    return item;
  }

  /** Saves over a scenario. Rejects with Outdated where it is no longer the one that was opened, unless forced. */
  save({ id, version }: KeptRef, doc: Scenario, force = false): Promise<Kept> {
    return this.change(id, (old) => {
      if (!force && old?.version !== version) throw new Outdated(old);
      return { folder: '', ...old, doc };
    });
  }

  /** Gives another name or folder, or both. The name that it gets is free there. */
  async rename(id: string, name: string, folder: string): Promise<Kept> {
    const place = cleanFolder(folder);
    const { items } = await this.list();
    const taken = items.filter((item) => item.folder === place && item.id !== id).map(nameOf);
    return this.change(id, (old) => {
      if (!old) throw new Outdated(undefined);
      return { ...old, folder: place, doc: { ...old.doc, name: freeName(name, taken) } };
    });
  }

  async remove(id: string): Promise<void> {
    await this.storage.remove(id);
    this.news.tell();
  }

  /** Puts back what was removed. */
  async restore(item: Kept): Promise<void> {
    await this.write(item.id, (old) => old ?? item);
  }

  private async change(
    id: string,
    make: (old: Kept | undefined) => Pick<Kept, 'folder' | 'doc'>,
  ): Promise<Kept> {
    let item: Kept | undefined;
    await this.write(id, (value) => {
      const old = keptOf(id, value);
      const { folder, doc } = make(old);
      item = { id, version: (old?.version ?? 0) + 1, folder, doc, changed: Date.now() };
      return item;
    });
    return item as Kept;
  }

  private async write(id: string, change: (old: unknown) => unknown): Promise<void> {
    await this.storage.update(id, change);
    this.news.tell();
  }
}

/** What it is called; the document's own name. */
export const nameOf = ({ doc }: Pick<Kept, 'doc'>): string => doc.name ?? '';

/** Storage is as untrusted as a link. */
function keptOf(id: string, value: unknown): Kept | undefined {
  const { folder, doc, changed, version } = (value ?? {}) as Record<string, unknown>;
  try {
    return {
      id,
      folder: typeof folder === 'string' ? cleanFolder(folder) : '',
      doc: parseScenario(doc, () => true),
      changed: Number(changed) || 0,
      version: Number(version) || 0,
    };
  } catch {
    return undefined;
  }
}
