/**
 * What a link says about the view, readable behind the payload: `?e=3&p=0xc0000000&w=0x0-0x100000&a=log&l=mtrr,ept&v=1`,
 * and what it is compared with: `c=policy:kvm-6.7`, `c=cursor:3`, `c=vcpu:1`, `c=preset:ID`, `c=doc:CURSOR:VCPU:1.PAYLOAD`.
 * `h=ept-0x0-16` is the Hilbert curve in place of the lanes: its layer, and a block of 2^16 pages from an address on.
 * Each key can be dropped by itself: a bad one costs the key, not the link.
 */
import { PAGE_SIZE, spacePages } from '../arch/gfn';
import { hexValue, isHex, toHex } from '../arch/hex';
import { DEFAULTS } from './defaults';
import { LinkError } from './link-text';
import type { Scenario } from './types';

type LinkAxis = 'folded' | 'linear' | 'log';

/** What the scenario is compared with. */
export type LinkCompare =
  | { kind: 'policy'; policy: string }
  | { kind: 'cursor'; cursor: number }
  | { kind: 'vcpu'; vcpu: number }
  /** Which presets there are is for others to say. */
  | { kind: 'preset'; preset: string }
  | { kind: 'scenario'; doc: Scenario; cursor: number; vcpu: number };

/** How documents are written and read: the link's own way, for the second one that it may hold. */
export interface Documents {
  write(doc: Scenario): string;
  /** Throws where the text is bad. */
  read(text: string): Scenario;
  isPolicy(id: string): boolean;
}

export interface LinkView {
  /** Point in time; default behind the last event. */
  cursor?: number;
  /** Selected page; default none. */
  selection?: number | null;
  /** In pages; default the whole space. */
  window?: { start: number; span: number };
  axis?: LinkAxis;
  /** Names of lanes, in order; default whatever the reader's page shows. */
  lanes?: readonly string[];
  vcpu?: number;
  /** The Hilbert curve: the lane that colours it, and an aligned block of 4^level pages; default the lanes. */
  hilbert?: { layer: string; block?: { start: number; level: number } };
  compare?: LinkCompare;
}

interface Bounds {
  /** Pages in the space. */
  space: number;
  events: number;
  vcpus: number;
}

const AXES: readonly LinkAxis[] = ['folded', 'linear', 'log'];
const DECIMAL = /^\d{1,9}$/;

const boundsOf = (doc: Scenario): Bounds => ({
  space: spacePages(doc.cpu?.maxPhysAddr ?? DEFAULTS.maxPhysAddr),
  events: doc.events?.length ?? 0,
  vcpus: doc.vcpus?.length ?? 1,
});

/** The query with its `?`, or nothing where everything has its default. */
export function writeView(doc: Scenario, view: LinkView, write: Documents['write']): string {
  const { space, events } = boundsOf(doc);
  const keys: string[] = [];
  const { cursor, selection, window, axis, lanes, vcpu, hilbert, compare } = view;
  if (cursor !== undefined && cursor !== events) keys.push(`e=${cursor}`);
  if (selection !== undefined && selection !== null) keys.push(`p=${toHex(selection * PAGE_SIZE)}`);
  if (window && (window.start !== 0 || window.span !== space)) {
    keys.push(`w=${toHex(window.start * PAGE_SIZE)}-${toHex((window.start + window.span) * PAGE_SIZE)}`);
  }
  if (axis !== undefined && axis !== 'folded') keys.push(`a=${axis}`);
  if (lanes) keys.push(`l=${lanes.join(',')}`);
  if (vcpu) keys.push(`v=${vcpu}`);
  if (hilbert) keys.push(`h=${hilbertText(hilbert)}`);
  if (compare) keys.push(`c=${compareText(compare, write)}`);
  return keys.length > 0 ? `?${keys.join('&')}` : '';
}

function hilbertText({ layer, block }: NonNullable<LinkView['hilbert']>): string {
  return block ? `${layer}-${toHex(block.start * PAGE_SIZE)}-${2 * block.level}` : layer;
}

function compareText(compare: LinkCompare, write: Documents['write']): string {
  switch (compare.kind) {
    case 'policy':
      return `policy:${compare.policy}`;
    case 'cursor':
      return `cursor:${compare.cursor}`;
    case 'vcpu':
      return `vcpu:${compare.vcpu}`;
    case 'preset':
      return `preset:${compare.preset}`;
    case 'scenario':
      return `doc:${compare.cursor}:${compare.vcpu}:${write(compare.doc)}`;
  }
}

/** One key's part of the view, or undefined where its text is bad. */
type Reader = (text: string, bounds: Bounds, documents: Documents) => LinkView | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  e: (text, { events }) =>
    DECIMAL.test(text) && Number(text) <= events ? { cursor: Number(text) } : undefined,
  p: (text, { space }) => {
    const gfn = page(text);
    return gfn !== undefined && gfn < space ? { selection: gfn } : undefined;
  },
  w: (text, { space }) => {
    const [first = '', last = '', ...more] = text.split('-');
    const start = page(first);
    const end = page(last);
    if (start === undefined || end === undefined || more.length > 0) return undefined;
    return start < end && end <= space ? { window: { start, span: end - start } } : undefined;
  },
  a: (text) => {
    const axis = AXES.find((name) => name === text);
    return axis && { axis };
  },
  l: (text) => (/^([a-z]+(,[a-z]+)*)?$/.test(text) ? { lanes: text.split(',').filter(Boolean) } : undefined),
  v: (text, { vcpus }) => (DECIMAL.test(text) && Number(text) < vcpus ? { vcpu: Number(text) } : undefined),
  h: (text, { space }) => {
    const match = /^([a-z]{1,20})(?:-(0x[0-9a-f]{1,16})-(\d{1,2}))?$/.exec(text);
    if (!match) return undefined;
    const [, layer = '', address, bits] = match;
    if (address === undefined) return { hilbert: { layer } };
    const start = page(address) as number;
    const level = Number(bits) / 2;
    const aligned = Number.isInteger(level) && level <= 20 && start < space && start % 4 ** level === 0;
    return aligned ? { hilbert: { layer, block: { start, level } } } : undefined;
  },
  c: (text, bounds, documents) => {
    const colon = text.indexOf(':');
    const compare = readCompare(text.slice(0, Math.max(colon, 0)), text.slice(colon + 1), bounds, documents);
    return compare && { compare };
  },
};

function readCompare(
  kind: string,
  what: string,
  { events, vcpus }: Bounds,
  documents: Documents,
): LinkCompare | undefined {
  const number = DECIMAL.test(what) ? Number(what) : Number.NaN;
  if (kind === 'policy' && documents.isPolicy(what)) return { kind, policy: what };
  if (kind === 'cursor' && number <= events) return { kind, cursor: number };
  if (kind === 'vcpu' && number < vcpus) return { kind, vcpu: number };
  if (kind === 'preset' && /^[\w.-]{1,80}$/.test(what)) return { kind, preset: what };
  const [, cursor, vcpu, text = ''] = (kind === 'doc' && /^(\d{1,9}):(\d{1,9}):(.+)$/.exec(what)) || [];
  return cursor === undefined ? undefined : readScenario(Number(cursor), Number(vcpu), text, documents);
}

function readScenario(
  cursor: number,
  vcpu: number,
  text: string,
  documents: Documents,
): LinkCompare | undefined {
  try {
    const doc = documents.read(text);
    const { events, vcpus } = boundsOf(doc);
    return cursor <= events && vcpu < vcpus ? { kind: 'scenario', doc, cursor, vcpu } : undefined;
  } catch (error) {
    if (error instanceof LinkError) return undefined;
    throw error;
  }
}

/** The page that an address lies in. */
function page(text: string): number | undefined {
  if (!isHex(text) || text.length > 40) return undefined;
  return Number(hexValue(text) / BigInt(PAGE_SIZE));
}

/** Reads a query without its `?`. A key that is unknown, bad or there twice is dropped and noted. */
export function readView(
  doc: Scenario,
  query: string,
  documents: Documents,
): { view: LinkView; notes: string[] } {
  const bounds = boundsOf(doc);
  const notes: string[] = [];
  const seen = new Set<string>();
  let view: LinkView = {};
  for (const part of query.split('&').filter(Boolean)) {
    const [key = '', ...rest] = part.split('=');
    const read = Object.hasOwn(READERS, key) && !seen.has(key) ? READERS[key] : undefined;
    const fields = read?.(plain(rest.join('=')), bounds, documents);
    if (fields) view = { ...view, ...fields };
    else
      notes.push(
        `${JSON.stringify(part.slice(0, 60))} in the link does not fit this scenario and is left out`,
      );
    seen.add(key);
  }
  return { view, notes };
}

/** Some mailers escape commas and the like. What cannot be unescaped is left as it is: no reader accepts it. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
