/** A store over the resolver in the page itself, with storage and an address bar that tests can look into. */
import { expect, vi } from 'vitest';
import type { Scenario } from '../../scenario/types';
import { type Client, connect } from '../../worker/client';
import { GUEST } from '../../worker/testing/wire';
import type { StorageLike } from '../autosave';
import { type AppStore, createAppStore, type StoreOptions } from '../create';

export class FakeStorage implements StorageLike {
  readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
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
  /** Resolves once the newest answer is there and the address and storage were written. */
  rest(): Promise<void>;
}

/** Starts a store; what the options do not name is a fresh fake. */
export function bench(
  options: Partial<StoreOptions> & { address?: FakeAddress; memory?: FakeStorage; first?: Scenario } = {},
): Bench {
  const { address = new FakeAddress(), memory: storage = new FakeStorage(), ...rest } = options;
  let client!: Client;
  const store = createAppStore({
    connect: (onStatus) => {
      client = connect({ onStatus });
      return client;
    },
    first: GUEST,
    storage: () => storage,
    address,
    delay: 5,
    ...rest,
  });
  return {
    store,
    client,
    storage,
    address,
    async rest() {
      await vi.waitFor(() => expect(store.settled()).toBe(true), { timeout: 5000, interval: 2 });
      await vi.waitFor(() => expect(store.getState().policies.length).toBeGreaterThan(0), { interval: 2 });
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}
