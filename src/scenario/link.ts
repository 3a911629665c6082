/**
 * A scenario as a link: `#/s/<version>.<payload>?<view>`. The payload is base64url of the deflated minimal document, or,
 * for links made by hand, JSON as it is or percent-encoded. Version 2 deflates with a dictionary, which any program that
 * only inflates does not have; so version 1 is written as long as it is short enough for every chat and mailer. What arrives is untrusted: it is bounded before and after inflating,
 * validated, and refused with one sentence where it is bad. A link once shared must open for ever.
 */
import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { canonicalJson } from './link-canonical';
import { DICTIONARY } from './link-dictionary';
import { fromBase64url, inflateBounded, LinkError, nesting, toBase64url } from './link-text';
import { upgraded, VERSION } from './link-upgrade';
import { type Documents, type LinkView, readView, writeView } from './link-view';
import { parseScenario, ScenarioError } from './parse';
import type { Scenario } from './types';

export { LinkError } from './link-text';
export type { LinkCompare, LinkView } from './link-view';

/** The longest payload that is written or read, in characters. */
export const MAX_LINK = 64 * 1024;
/** The longest document that is inflated, in bytes. */
const MAX_INFLATED = 1024 * 1024;
/** From here on, in characters, a payload is written with the dictionary. */
const LONG = 500;
/** Groups in groups end here; real documents have one or two levels. */
const MAX_NESTING = 100;

export interface OpenedLink {
  doc: Scenario;
  view: LinkView;
  /** One sentence for each part of the view that was dropped. */
  notes: string[];
}

/**
 * The link's hash, beginning with `#`. Whatever has its default value is left out. Throws LinkError where the
 * document is too large for a link.
 */
export function encodeLink(doc: Scenario, view: LinkView = {}): string {
  return `#/s/${payloadOf(doc)}${writeView(doc, view, payloadOf)}`;
}

/** Version, a dot and the deflated document. Throws LinkError where it is too large. */
export function payloadOf(doc: Scenario): string {
  const bytes = strToU8(canonicalJson(doc));
  if (bytes.length > MAX_INFLATED) throw tooLarge(bytes.length, 'bytes', MAX_INFLATED);
  const { version, payload } = packed(bytes);
  if (payload.length > MAX_LINK) throw tooLarge(payload.length, 'characters', MAX_LINK);
  return `${version}.${payload}`;
}

function packed(bytes: Uint8Array): { version: number; payload: string } {
  // So many bytes hardly ever become a short payload.
  const plain = bytes.length > 8 * LONG ? undefined : toBase64url(deflateSync(bytes, { level: 9 }));
  if (plain !== undefined && plain.length <= LONG) return { version: 1, payload: plain };
  const payload = toBase64url(deflateSync(bytes, { level: 9, dictionary: DICTIONARY }));
  return { version: VERSION, payload };
}

function tooLarge(size: number, unit: string, most: number): LinkError {
  return new LinkError(
    `the scenario is too large for a link (${size} ${unit}, at most ${most}): export it as a file`,
  );
}

/**
 * The same link for people: the document as JSON, of which only those characters are escaped that would end a link in a
 * mail. Such links may be written by hand.
 */
export function encodeReadable(doc: Scenario, view: LinkView = {}): string {
  const json = encodeURI(canonicalJson(doc)).replace(/%5B|%5D|%7B|%7D/g, decodeURIComponent);
  return `#/s/1.${json.replaceAll('#', '%23')}${writeView(doc, view, payloadOf)}`;
}

/** Does the text look like a link, good or bad? */
export function isLink(text: string): boolean {
  return /^([^#]*#)?\/s\//.test(text.trim());
}

/** Opens a whole address or its hash. Throws LinkError, and nothing else, where it is bad. */
export function decodeLink(text: string, isPolicy: (id: string) => boolean): OpenedLink {
  const [, version, rest] = /^(?:[^#]*#)?\/s\/(\d{1,9})\.(.*)$/s.exec(text.trim()) ?? [];
  if (version === undefined || rest === undefined) {
    throw new LinkError('this is not a link to a scenario, which has #/s/1. in it');
  }
  const { payload, query } = split(rest);
  const doc = documentOf(Number(version), payload, isPolicy);
  return { doc, ...readView(doc, query, documentsOf(isPolicy)) };
}

/** How the view of a link writes and reads a document of its own: what is compared with. */
export function documentsOf(isPolicy: (id: string) => boolean): Documents {
  const read = (text: string): Scenario => {
    const [, version, payload = ''] = /^(\d{1,9})\.(.*)$/s.exec(text) ?? [];
    return documentOf(Number(version ?? 0), payload, isPolicy);
  };
  return { read, write: payloadOf, isPolicy };
}

/** The document of a payload. Throws LinkError where it is bad. */
function documentOf(version: number, payload: string, isPolicy: (id: string) => boolean): Scenario {
  if (version > VERSION) {
    throw new LinkError(
      `it was made by a newer version of this tool (${version}; this one reads up to ${VERSION}): reload the page`,
    );
  }
  if (version === 0) throw new LinkError('it is damaged: there was no version 0');
  if (payload === '') throw new LinkError('there is no scenario in it');
  if (payload.length > MAX_LINK) {
    throw new LinkError(`it is too long: ${payload.length} characters, at most ${MAX_LINK} are read`);
  }
  return parse(upgraded(jsonOf(payload, version), version), isPolicy);
}

/** Readable JSON may hold a `?` of its own, so there the query begins behind the last brace. */
function split(rest: string): { payload: string; query: string } {
  const end = isJson(rest) ? Math.max(rest.lastIndexOf('}'), rest.toUpperCase().lastIndexOf('%7D')) : 0;
  const mark = rest.indexOf('?', Math.max(end, 0));
  return mark < 0
    ? { payload: rest, query: '' }
    : { payload: rest.slice(0, mark), query: rest.slice(mark + 1) };
}

const isJson = (payload: string): boolean => /^(\{|%7B)/i.test(payload);

function jsonOf(payload: string, version: number): unknown {
  const dictionary = version > 1 ? DICTIONARY : undefined;
  const text = isJson(payload)
    ? percentDecoded(payload)
    : strFromU8(inflateBounded(fromBase64url(payload), MAX_INFLATED, dictionary));
  if (nesting(text) > MAX_NESTING) throw new LinkError('its scenario is nested too deeply');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LinkError(`it is damaged or was cut off: ${(error as Error).message}`);
  }
}

function percentDecoded(payload: string): string {
  try {
    return decodeURIComponent(payload);
  } catch {
    throw new LinkError('it is damaged: a % in it is not followed by two hexadecimal digits');
  }
}

function parse(value: unknown, isPolicy: (id: string) => boolean): Scenario {
  try {
    return parseScenario(value, isPolicy);
  } catch (error) {
    if (error instanceof ScenarioError) throw new LinkError(`its scenario is not valid: ${error.message}`);
    throw error;
  }
}
