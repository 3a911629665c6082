/**
 * The frame's side of `?embed=1`: what a page around it may ask, and what it is told. Messages are objects with
 * `gpatlas: 1`, the version of this interface. Only the window around the frame is listened to, whatever its origin:
 * the site is public and a frame keeps nothing. Answers go to the origin that spoke first, and to no other; before
 * that only `ready` is said, to anybody.
 */
import * as v from 'valibot';
import { PAGE_SIZE } from '../arch/gfn';
import { hexValue, isHex, toHex } from '../arch/hex';
import { decodeLink, encodeLink, isLink, MAX_LINK } from '../scenario/link';
import { parseScenario } from '../scenario/parse';
import type { AppStore } from './create';
import { leadsHere } from './routes';
import type { App } from './state';

const VERSION = 1;
const said = { gpatlas: v.literal(VERSION), id: v.optional(v.union([v.string(), v.number()])) };
const address = v.pipe(v.string(), v.maxLength(40), v.check(isHex, 'is not a hexadecimal address'));
const message = v.variant('type', [
  v.strictObject({ ...said, type: v.literal('hello') }),
  v.strictObject({ ...said, type: v.literal('open'), link: v.pipe(v.string(), v.maxLength(2 * MAX_LINK)) }),
  v.strictObject({ ...said, type: v.literal('scenario'), scenario: v.unknown() }),
  v.strictObject({ ...said, type: v.literal('policy'), policy: v.string() }),
  v.strictObject({
    ...said,
    type: v.literal('cursor'),
    cursor: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.strictObject({ ...said, type: v.literal('select'), address: v.nullable(address) }),
]);
type Message = v.InferOutput<typeof message>;

/** The window around the frame, or what stands for it. */
export interface Around {
  listen(listener: (data: unknown, origin: string) => void): void;
  post(data: object, origin: string): void;
}

/** Begins to listen and to tell. */
export function serveAround(store: AppStore, around: Around): void {
  let origin: string | undefined;
  const tell = (type: string, fields: object = {}): void => {
    if (origin !== undefined) around.post({ gpatlas: VERSION, type, ...fields }, origin);
  };

  around.listen((data, from) => {
    // Other scripts send messages too: only what names us is for us.
    if (typeof data !== 'object' || data === null || !('gpatlas' in data)) return;
    origin ??= from;
    if (origin !== from) return;
    const read = v.safeParse(message, data);
    const { id } = data as { id?: unknown };
    const fail = (text: string): void => tell('error', { text, ...(id === undefined ? {} : { id }) });
    if (!read.success) return fail(`${v.getDotPath(read.issues[0]) ?? 'message'}: ${read.issues[0].message}`);
    try {
      obey(read.output, store.getState());
      tell('done', { ...stateOf(store.getState()), ...(id === undefined ? {} : { id }) });
    } catch (error) {
      fail((error as Error).message);
    }
  });

  store.subscribe((now, was) => {
    if (now.selection !== was.selection) tell('selection', stateOf(now));
    if (now.cursor !== was.cursor || now.doc !== was.doc) tell('cursor', stateOf(now));
  });

  // Messages of before the policies are known could not be checked.
  const ready = (): void => around.post({ gpatlas: VERSION, type: 'ready' }, '*');
  if (store.getState().policies.length > 0) ready();
  else {
    const stop = store.subscribe(({ policies }) => {
      if (policies.length === 0) return;
      stop();
      ready();
    });
  }
}

/** Throws an Error with one sentence where it cannot be done. */
function obey(asked: Message, app: App): void {
  const isPolicy = (id: string): boolean => app.policies.some((policy) => policy.id === id);
  switch (asked.type) {
    case 'hello':
      break;
    case 'open':
      // A short one tells by itself, as a notice, whether there is what it names.
      if (isLink(asked.link) || !leadsHere(asked.link)) decodeLink(asked.link, isPolicy);
      app.openLink(asked.link);
      break;
    case 'scenario':
      app.openLink(encodeLink(parseScenario(asked.scenario, isPolicy)));
      break;
    case 'policy': {
      const problem = app.setup({ kind: 'policy', policy: asked.policy });
      if (problem !== undefined) throw new Error(problem);
      break;
    }
    case 'cursor':
      app.setCursor(asked.cursor);
      break;
    case 'select': {
      const gfn = asked.address === null ? null : Number(hexValue(asked.address) / BigInt(PAGE_SIZE));
      app.select(gfn);
    }
  }
}

/** What the page around is told: the selected page's address, the point in time, and the link of it all. */
function stateOf(app: App): object {
  const { selection, cursor, doc } = app;
  return {
    address: selection === null ? null : toHex(BigInt(selection) * BigInt(PAGE_SIZE)),
    cursor,
    events: doc.events?.length ?? 0,
    policy: doc.policy,
    link: app.link(),
  };
}
