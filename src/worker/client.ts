/**
 * The page's end of the protocol. It holds the last document, sends it when the worker needs it, watches the worker,
 * and puts another in its place when it fails to load, dies or falls silent.
 */
import type { Scenario } from '../scenario/types';
import { type Connection, type Driver, inline, type WorkerKind } from './drivers';
import { Latest } from './latest';
import { patchOf } from './patch';
import type {
  Answer,
  Args,
  ExplanationWire,
  MethodName,
  Progress,
  ReasonsWire,
  Request,
  Response,
  ViewWire,
} from './protocol';
import { TIMES, type Times, Watch } from './watch';

export interface WorkerStatus {
  kind: WorkerKind;
  state: 'starting' | 'ready' | 'restarting' | 'failed';
}

export interface Client {
  readonly status: WorkerStatus;
  /** Keeps the document for the questions that follow. It is sent with the first of them. */
  open(revision: number, doc: Scenario): void;
  /** The view, or null where a newer question or document took its place. Rejects with a sentence. */
  view(args: Args<'view'>): Promise<ViewWire | null>;
  /** The explanation, or null as in `view`. */
  explain(args: Args<'explain'>): Promise<ExplanationWire | null>;
  /** What would change the page, or null as in `view`. */
  reasons(args: Args<'reasons'>): Promise<ReasonsWire | null>;
  /** The same of another subject. It stands in nobody's way: only the newest of its own kind counts. */
  viewOther(args: Args<'view'>): Promise<ViewWire | null>;
  explainOther(args: Args<'explain'>): Promise<ExplanationWire | null>;
  /** As the protocol has it; null also as in `compare`. */
  savings(args: Args<'savings'>): Promise<Answer<'savings'>>;
  /** Rows of the differences, or null as in `compare`. */
  differences(args: Args<'differences'>): Promise<Answer<'differences'> | null>;
  /** Every policy's row, or null where the document was replaced meanwhile. */
  compare(args: Args<'compare'>): Promise<Answer<'compare'> | null>;
  /** Null where `signal` stopped it. `onProgress` is told which part is done, from 0 to 1. */
  read(args: Args<'read'>, watch?: ReadWatch): Promise<Answer<'read'>>;
  preview(args: Args<'preview'>): Promise<Answer<'preview'>>;
  /** Null where the document was replaced meanwhile. */
  lastRight(args: Args<'lastRight'>): Promise<Answer<'lastRight'> | null>;
  /** The scenario in another format, or null as in `compare`. */
  export(args: Args<'export'>): Promise<Answer<'export'> | null>;
  /** What a document looks like. The one that is kept is not touched. */
  picture(doc: Scenario): Promise<Answer<'picture'>>;
  /** Rejects with a sentence where the task names what its scene does not have. */
  check(args: Args<'check'>): Promise<Answer<'check'>>;
  outline(args: Args<'outline'>): Promise<Answer<'outline'>>;
  writers(): Promise<Answer<'writers'>>;
  readers(): Promise<Answer<'readers'>>;
  catalog(): Promise<Answer<'catalog'>>;
  ping(): Promise<Answer<'ping'>>;
  /** Says goodbye, as when the page goes into the browser's history; `resume` connects again. */
  suspend(): void;
  resume(): void;
  /** Ends everything. What is under way is rejected. */
  dispose(): void;
}

export interface ClientOptions {
  /** The ways to the resolver, the best first. Default: inside the page. */
  drivers?: readonly Driver[];
  onStatus?(status: WorkerStatus): void;
  times?: Partial<Times>;
}

export interface ReadWatch {
  readonly signal?: AbortSignal;
  onProgress?(part: number): void;
}

interface Call {
  readonly id: number;
  readonly method: MethodName;
  readonly args: unknown;
  /** How many workers failed while they owed the answer. */
  failures: number;
  /** Was it sent again because the worker did not hold the document? */
  again: boolean;
  onProgress?(part: number): void;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A call that was under way in two workers that failed is not given to a third: it may be what kills them. */
const MAX_FAILURES = 2;
/** So many failures in a row, without an answer between them, are the end until the next document. */
const MAX_STRIKES = 4;
const PROVES_NOTHING: readonly MethodName[] = ['open', 'catalog', 'writers', 'readers'];
/** The id of what nobody waits for. */
const UNASKED = 0;
const ignore = (): void => undefined;
const GONE = 'The resolver did not answer and was restarted.';

/** Connects to the resolver. */
export function connect(options: ClientOptions = {}): Client {
  const drivers = options.drivers ?? [inline];
  const calls = new Map<number, Call>();
  let nextId = 1;
  let rung = 0;
  let generation = 0;
  let strikes = 0;
  let connection: Connection | undefined;
  let heard = false;
  let closed = false;
  let kept: { revision: number; doc: Scenario } | undefined;
  /** What the present worker was sent last, and why it refused it. */
  let sent: { revision: number; doc: Scenario; refusal?: string } | undefined;
  let status: WorkerStatus = { kind: (drivers[0] as Driver).kind, state: 'starting' };

  const ping = (): void => post({ id: UNASKED, method: 'ping', args: {} });
  const watch = new Watch({ ...TIMES, ...options.times }, ping, fail);

  function tell(state: WorkerStatus['state']): void {
    const { kind } = drivers[rung] as Driver;
    if (status.state === state && status.kind === kind) return;
    status = { kind, state };
    options.onStatus?.(status);
  }

  function start(): void {
    const driver = drivers[rung] as Driver;
    heard = false;
    sent = undefined;
    try {
      const fresh = driver.start(generation);
      connection = fresh;
      fresh.port.addEventListener('message', ({ data }) => {
        if (connection === fresh) receive(data as Response | Progress);
      });
      fresh.onError(() => {
        if (connection === fresh) fail();
      });
      fresh.port.start?.();
    } catch {
      // A browser without this kind, or one that forbids it: the next rung, but not within this very call.
      connection = undefined;
      queueMicrotask(fail);
      return;
    }
    watch.begin();
    // Before the document, so that a worker that hangs over it was heard once: it is known to have started.
    ping();
    for (const call of [...calls.values()]) send(call);
  }

  function hangUp(): void {
    watch.end();
    post({ id: UNASKED, method: 'bye', args: {} });
    connection?.close();
    connection = undefined;
  }

  /** The connection failed: to load (nothing was ever heard), by an error, or by silence. */
  function fail(): void {
    hangUp();
    strikes++;
    generation++;
    // What never spoke will not, so the next kind; a shared worker gets one more chance under another name. One that
    // hangs does so over a document, which would hang the page itself too: then there is no stepping down to inline.
    const next = drivers[rung + 1];
    if (closed) return;
    if (next && (!heard || (strikes > 1 && next.kind !== 'inline'))) rung++;
    else if (strikes >= MAX_STRIKES || (!heard && !next)) {
      giveUp();
      return;
    }
    for (const call of [...calls.values()]) {
      // The document goes again with the first question that needs it.
      if (call.method === 'open') calls.delete(call.id);
      else if (heard && ++call.failures >= MAX_FAILURES) settle(call, new Error(GONE));
    }
    tell(strikes > 1 || heard ? 'restarting' : 'starting');
    start();
  }

  function giveUp(): void {
    tell('failed');
    for (const call of [...calls.values()]) settle(call, new Error('The resolver cannot be started.'));
  }

  function receive(response: Response | Progress): void {
    heard = true;
    tell('ready');
    const call = calls.get(response.id);
    if ('progress' in response) call?.onProgress?.(response.progress);
    else if (call) answered(call, response);
    watch.hear(calls.size > 0);
  }

  function answered(call: Call, response: Response): void {
    // Taking a document or listing what there is proves nothing: it is the questions about it that hang.
    if (!PROVES_NOTHING.includes(call.method)) strikes = 0;
    if (response.ok) settle(call, response.value);
    else if (call.method === 'open') {
      settle(call, null);
      if (sent?.revision !== (call.args as Args<'open'>).revision) return;
      // A patch of what is not held there: the question behind it will ask for the whole document.
      if (response.lost) sent = undefined;
      else sent.refusal = response.error;
    } else if (!response.lost) settle(call, new Error(response.error));
    else if (sent?.refusal !== undefined) settle(call, new Error(sent.refusal));
    else if (!call.again) {
      call.again = true;
      sent = undefined;
      send(call);
    } else settle(call, new Error(response.error));
  }

  function settle(call: Call, result: unknown): void {
    calls.delete(call.id);
    if (result instanceof Error) call.reject(result);
    else call.resolve(result);
  }

  function post(request: Request): void {
    connection?.port.postMessage(request);
  }

  function send(call: Call): void {
    if (!connection) return;
    const { revision } = call.args as { revision?: number };
    if (revision !== undefined && call.method !== 'open') {
      if (kept?.revision !== revision) {
        settle(call, null);
        return;
      }
      if (sent?.revision !== revision) sendDocument(kept);
    }
    post({ id: call.id, method: call.method, args: call.args } as Request);
    watch.expect();
  }

  function sendDocument({ revision, doc }: { revision: number; doc: Scenario }): void {
    const held = sent?.refusal === undefined ? sent : undefined;
    const args: Args<'open'> = held
      ? { revision, patch: patchOf(held.revision, held.doc, doc) }
      : { revision, doc };
    sent = { revision, doc };
    // Nobody waits for it: a refusal is told with the question that the document was sent for.
    send(newCall('open', args, ignore, ignore));
  }

  function newCall(
    method: MethodName,
    args: unknown,
    resolve: Call['resolve'],
    reject: Call['reject'],
  ): Call {
    const call: Call = { id: nextId++, method, args, failures: 0, again: false, resolve, reject };
    calls.set(call.id, call);
    return call;
  }

  function request<M extends MethodName>(
    method: M,
    args: Args<M>,
    { signal, onProgress }: ReadWatch = {},
  ): Promise<Answer<M>> {
    return new Promise((resolve, reject) => {
      const call = newCall(method, args, resolve as Call['resolve'], reject);
      if (onProgress) call.onProgress = onProgress;
      signal?.addEventListener('abort', () => {
        if (!calls.has(call.id)) return;
        post({ id: UNASKED, method: 'cancel', args: { call: call.id } });
        settle(call, null);
      });
      if (status.state === 'failed') revive();
      else send(call);
    });
  }

  /** After giving up: somebody asks again, perhaps about another document, so try once more from where it stood. */
  function revive(): void {
    strikes = MAX_STRIKES - 2;
    tell('restarting');
    start();
  }

  const askView = (args: Args<'view'>) => request('view', args) as Promise<ViewWire | null>;
  const askPage = (args: Args<'explain'>) => request('explain', args) as Promise<ExplanationWire | null>;
  const [views, otherViews] = [new Latest(askView), new Latest(askView)];
  const [explanations, otherExplanations] = [new Latest(askPage), new Latest(askPage)];

  const seconds = new Latest(
    (args: Args<'reasons'>) => request('reasons', args) as Promise<ReasonsWire | null>,
  );

  start();
  return {
    get status() {
      return status;
    },
    open: (revision, doc) => {
      kept = { revision, doc };
    },
    view: (args) => views.ask(args),
    explain: (args) => explanations.ask(args),
    reasons: (args) => seconds.ask(args),
    viewOther: (args) => otherViews.ask(args),
    explainOther: (args) => otherExplanations.ask(args),
    differences: (args) => request('differences', args),
    savings: (args) => request('savings', args),
    compare: (args) => request('compare', args),
    read: (args, watch) => request('read', args, watch),
    preview: (args) => request('preview', args),
    lastRight: (args) => request('lastRight', args),
    export: (args) => request('export', args),
    picture: (doc) => request('picture', { doc }),
    check: (args) => request('check', args),
    outline: (args) => request('outline', args),
    writers: () => request('writers', {}),
    readers: () => request('readers', {}),
    catalog: () => request('catalog', {}),
    ping: () => request('ping', {}),
    suspend: hangUp,
    resume: () => {
      if (!connection) start();
    },
    dispose: () => {
      closed = true;
      hangUp();
      for (const call of [...calls.values()]) settle(call, new Error('The resolver was closed.'));
    },
  };
}
