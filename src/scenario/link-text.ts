/** The layers of a link below the document: base64url, bounded inflating, the depth of JSON. */
import { Inflate } from 'fflate';

/** A link that cannot be opened or made. `message` goes on from "This link cannot be opened: ". */
export class LinkError extends Error {
  override name = 'LinkError';
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...ALPHABET].map((char, i) => [char, i]));

/** base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const word = (a << 16) | (b << 8) | c;
    const chars = Math.min(bytes.length - i, 3) + 1;
    for (let k = 0; k < chars; k++) text += ALPHABET.charAt((word >> (18 - 6 * k)) & 63);
  }
  return text;
}

/** The bytes of base64url without padding. Throws LinkError at any character that does not belong there. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const char of text) {
    const value = VALUES.get(char);
    if (value === undefined) {
      throw new LinkError(`it is damaged: ${JSON.stringify(char)} does not belong in a link`);
    }
    word = ((word << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (word >> bits) & 0xff;
  }
  return bytes;
}

/** So few bytes inflate to at most 264 KiB, so a bomb is noticed before it grows. */
const STEP = 256;

/**
 * Inflates raw deflate data, which may lean on a dictionary. Throws LinkError where it is damaged, or while it grows
 * above `limit` bytes.
 */
export function inflateBounded(data: Uint8Array, limit: number, dictionary?: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate(dictionary ? { dictionary } : {}, (chunk) => {
    size += chunk.length;
    if (size > limit)
      throw new LinkError(`its scenario is too large: more than ${limit} bytes when inflated`);
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < data.length || at === 0; at += STEP) {
      inflate.push(data.slice(at, at + STEP), at + STEP >= data.length);
    }
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError('it is damaged or was cut off: copy the whole of it');
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** How deep brackets nest in JSON text. */
export function nesting(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (quoted) {
      if (char === '\\') i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === '}' || char === ']') depth--;
  }
  return deepest;
}
