import { afterEach, describe, expect, it } from 'vitest';
import { type Client, type ClientOptions, connect, type WorkerStatus } from './client';
import type { PatchWire } from './patch';
import type { Request, ViewWire } from './protocol';
import { GUEST, hosted, type Script, scripted, wait, writes } from './testing/wire';

let client: Client;
afterEach(() => client.dispose());

const window = { start: 0, span: 2 ** 34 };
const view = (revision: number, cursor = 0) => client.view({ revision, cursor, vcpu: 0, window });

function start(options: ClientOptions) {
  const states: WorkerStatus[] = [];
  client = connect({
    times: { start: 120, hang: 120, tick: 20 },
    onStatus: (s) => states.push(s),
    ...options,
  });
  return states;
}

/** Answers everything; `view` with its own arguments after `ms`. */
const willing =
  (ms = 0): Script =>
  (request, reply) =>
    void setTimeout(() => {
      const args = request.args as object;
      reply({ id: request.id, ok: true, value: args as ViewWire });
    }, ms);
/** Answers pings and documents, and nothing else. */
const hanging: Script = ({ id, method }, reply) => {
  if (method === 'ping') reply({ id, ok: true, value: { id: 'x', build: 'test', pages: 1 } });
};
/** Says nothing at all. */
const mute: Script = () => undefined;
const methods = (requests: Request[]) => requests.map(({ method }) => method).filter((m) => m !== 'ping');

describe('client', () => {
  it('gets a view from the host in the page itself', async () => {
    client = connect();
    client.open(1, GUEST);
    expect(await view(1)).toMatchObject({ revision: 1, space: 2 ** 34 });
    expect(client.status).toEqual({ kind: 'inline', state: 'ready' });
    expect((await client.catalog()).policies.length).toBeGreaterThan(5);
  });

  it('has at most one view under way, and of those that wait only the newest', async () => {
    const worker = scripted('shared', () => willing(20));
    start({ drivers: [worker] });
    client.open(1, GUEST);
    const answers = await Promise.all([1, 2, 3, 4].map((cursor) => view(1, cursor)));
    expect(answers.map((answer) => answer?.cursor)).toEqual([1, undefined, undefined, 4]);
    expect(methods(worker.runs[0]?.received ?? [])).toEqual(['open', 'view', 'view']);
  });

  it('sends only the newest document, and drops questions about an older one', async () => {
    const worker = scripted('shared', () => willing(20));
    start({ drivers: [worker] });
    client.open(1, GUEST);
    const first = view(1);
    client.open(2, GUEST);
    const second = view(2);
    client.open(3, GUEST);
    const third = view(3);
    const stale = view(2);
    expect((await first)?.revision).toBe(1);
    expect(await second).toBeNull();
    expect(await third).toBeNull();
    expect(await stale).toBeNull();
    expect(methods(worker.runs[0]?.received ?? [])).toEqual(['open', 'view']);
  });

  it('sends an edit as what changed, and the whole document where the worker lost it', async () => {
    const worker = scripted('shared', () => ({ id, method, args }, reply) => {
      const { revision, patch } = args as { revision?: number; patch?: PatchWire };
      const lost = method === 'open' && revision === 3 && patch !== undefined;
      lostOnce ||= lost;
      if (lost || (method === 'view' && revision === 3 && lostOnce && !whole.includes(3)))
        reply({ id, ok: false, error: 'not held', lost: true });
      else {
        if (method === 'open' && !patch) whole.push(revision ?? 0);
        reply({ id, ok: true, value: args as unknown as ViewWire });
      }
    });
    let lostOnce = false;
    const whole: number[] = [];
    start({ drivers: [worker] });
    const events = writes(50);
    const docs = [events, [...events, ...writes(1)], events.slice(1)].map((e) => ({ ...GUEST, events: e }));
    for (const [i, doc] of docs.entries()) {
      client.open(i + 1, doc);
      expect(await view(i + 1)).toMatchObject({ revision: i + 1 });
    }
    const opened = (worker.runs[0]?.received ?? []).filter(({ method }) => method === 'open');
    expect(opened.map(({ args }) => args)).toMatchObject([
      { revision: 1, doc: docs[0] },
      { revision: 2, patch: { base: 1, head: 50, events: writes(1), tail: 0 } },
      { revision: 3, patch: { base: 2, head: 0, tail: 0 } },
      { revision: 3, doc: docs[2] },
    ]);
  });

  it('turns an exception into an error with its message', async () => {
    start({ drivers: [hosted()] });
    client.open(1, GUEST);
    await expect(view(1, 5)).rejects.toThrow('there is no point 5');
    client.open(2, { ...GUEST, policy: 'nope' });
    await expect(view(2)).rejects.toThrow('no policy "nope"');
    client.open(3, GUEST);
    expect((await view(3))?.revision).toBe(3);
  });

  it('sends the document again where it was lost', async () => {
    let opened = 0;
    const worker = scripted('shared', () => ({ id, method, args }, reply) => {
      if (method === 'open') opened++;
      if (method === 'view' && opened < 2) reply({ id, ok: false, error: 'not held', lost: true });
      else reply({ id, ok: true, value: args as unknown as ViewWire });
    });
    start({ drivers: [worker] });
    client.open(1, GUEST);
    expect(await view(1)).toMatchObject({ revision: 1 });
    expect(methods(worker.runs[0]?.received ?? [])).toEqual(['open', 'view', 'open', 'view']);
  });

  it('restarts a worker that hangs, and sends the last document again', async () => {
    const first = scripted('shared', (run) => (run === 0 ? hangingMute() : willing()));
    const states = start({ drivers: [first] });
    client.open(1, GUEST);
    expect(await view(1)).toMatchObject({ revision: 1 });
    expect(first.runs.map(({ received }) => methods(received))).toEqual([
      ['open', 'view', 'bye'],
      ['open', 'view'],
    ]);
    expect(first.runs[0]?.closed).toBe(true);
    expect(states.map(({ state }) => state)).toEqual(['ready', 'restarting', 'ready']);
  });

  it('does not mistake work for silence', async () => {
    const worker = scripted('shared', () => (request, reply) => {
      if (request.method === 'view') willing(400)(request, reply);
      else hanging(request, reply);
    });
    start({ drivers: [worker] });
    client.open(1, GUEST);
    expect(await view(1)).toMatchObject({ revision: 1 });
    expect(worker.runs).toHaveLength(1);
  });

  it('steps down to a worker that can be ended, gives a deadly question up, and lives on', async () => {
    const deadly: Script = (request, reply) => {
      const { revision } = request.args as { revision?: number };
      if (revision !== 1 || request.method === 'open') willing()(request, reply);
    };
    const silentFor1 = () => {
      let dead = false;
      const script: Script = (request, reply) => {
        dead ||= request.method === 'view' && (request.args as { revision: number }).revision === 1;
        if (!dead) deadly(request, reply);
      };
      return script;
    };
    const shared = scripted('shared', silentFor1);
    const dedicated = scripted('dedicated', silentFor1);
    const page = scripted('inline', silentFor1);
    const states = start({ drivers: [shared, dedicated, page] });
    client.open(1, GUEST);
    await expect(view(1)).rejects.toThrow('did not answer');
    client.open(2, GUEST);
    expect(await view(2)).toMatchObject({ revision: 2 });
    expect([shared.runs.length, dedicated.runs.length, page.runs.length]).toEqual([2, 1, 0]);
    expect(states.at(-1)).toEqual({ kind: 'dedicated', state: 'ready' });
  });

  it('goes on with the next kind where one cannot be started', async () => {
    const none = scripted('shared', () => mute);
    const forbidden = {
      kind: 'dedicated' as const,
      start: () => {
        throw new Error('SecurityError');
      },
    };
    start({ drivers: [none, forbidden, hosted()] });
    client.open(1, GUEST);
    expect(await view(1)).toMatchObject({ revision: 1 });
    expect(client.status).toEqual({ kind: 'inline', state: 'ready' });
  });

  it('says when nothing can be started, and tries again when asked', async () => {
    const worker = scripted('dedicated', (run) => (run === 0 ? mute : willing()));
    start({ drivers: [worker] });
    client.open(1, GUEST);
    await expect(view(1)).rejects.toThrow('cannot be started');
    expect(client.status.state).toBe('failed');
    expect(await view(1)).toMatchObject({ revision: 1 });
    expect(client.status.state).toBe('ready');
  });

  it('connects again after the page was put away', async () => {
    const worker = scripted('shared', () => willing());
    start({ drivers: [worker] });
    client.open(1, GUEST);
    await view(1);
    client.suspend();
    const later = view(1);
    await wait(100);
    expect(worker.runs).toHaveLength(1);
    client.resume();
    expect(await later).toMatchObject({ revision: 1 });
    expect(methods(worker.runs[0]?.received ?? []).at(-1)).toBe('bye');
  });
});

/** Answers until the first view, then says nothing any more. */
function hangingMute(): Script {
  let dead = false;
  return (request, reply) => {
    dead ||= request.method === 'view';
    if (!dead) hanging(request, reply);
  };
}
