/** A store over the resolver in the page itself, with storage and an address bar that tests can look into. */
import { expect, vi } from 'vitest';
import { type Client, connect } from '../../worker/client';
import { GUEST } from '../../worker/testing/wire';
import { type AppStore, createAppStore, type StoreOptions } from '../create';
import type { Tab } from '../drafts';
import type { StorageLike } from '../safe-storage';

export class FakeStorage implements StorageLike {
  readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
  removeItem = (key: string): void => void this.items.delete(key);
  key = (index: number): string | null => [...this.items.keys()][index] ?? null;
  get length(): number {
    return this.items.size;
  }
}

/** A tab, and its twins: what they share of the session, and the ids that are taken. */
export class FakeTab implements Tab {
  constructor(
    private session: string | undefined = undefined,
    private readonly taken = new Set<string>(),
  ) {}
  id = (): string | undefined => this.session;
  remember = (id: string): void => {
    this.session = id;
  };
  claim(id: string): Promise<boolean> {
    if (this.taken.has(id)) return Promise.resolve(false);
    this.taken.add(id);
    this.mine = id;
    return Promise.resolve(true);
  }
  private mine: string | undefined;
  /** The page is gone; the session stays. */
  letGo(): void {
    if (this.mine !== undefined) this.taken.delete(this.mine);
  }
  /** Another tab of this browser, with or without a copy of the session. */
  another(copied: boolean): FakeTab {
    return new FakeTab(copied ? this.session : undefined, this.taken);
  }
}

export class FakeAddress {
  readonly written: string[] = [];
  private readonly listeners: (() => void)[] = [];
  constructor(private text = '') {}
  hash = (): string => this.text;
  replace = (hash: string): void => {
    this.text = hash;
    this.written.push(hash);
  };
  onChange = (listener: () => void): void => void this.listeners.push(listener);
  /** Somebody types or pastes another address. */
  type(hash: string): void {
    this.text = hash;
    for (const listener of this.listeners) listener();
  }
}

export interface Bench {
  store: AppStore;
  client: Client;
  storage: FakeStorage;
  address: FakeAddress;
  tab: FakeTab;
  /** Resolves once the newest answer is there and the address and storage were written. */
  rest(): Promise<void>;
}

/** Starts a store; what the options do not name is a fresh fake. */
export function bench(
  options: Partial<StoreOptions> & { address?: FakeAddress; memory?: FakeStorage; tab?: FakeTab } = {},
): Bench {
  const { address = new FakeAddress(), memory: storage = new FakeStorage(), ...others } = options;
  const { tab = new FakeTab(), ...rest } = others;
  let client!: Client;
  const store = createAppStore({
    connect: (onStatus) => {
      client = connect({ onStatus });
      return client;
    },
    first: GUEST,
    storage: () => storage,
    address,
    tab,
    delay: 5,
    ...rest,
  });
  return {
    store,
    client,
    storage,
    address,
    tab,
    async rest() {
      await vi.waitFor(() => expect(store.settled()).toBe(true), { timeout: 5000, interval: 2 });
      await vi.waitFor(() => expect(store.getState().policies.length).toBeGreaterThan(0), { interval: 2 });
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}
