/**
 * Reads what people type to go somewhere: `0xfee00000`, `fee00000h`, `3.5G`, `4G-4K`, `gfn:0xfee00`, `a..b`, or a
 * name such as `lapic`. Addresses are bytes, the answer is in pages.
 */
import { type Gfn, PAGE_SIZE } from '../../arch/gfn';
import type { App, WindowWire } from '../../store/state';
import { clampWindow, MIN_SPAN, touches } from './maths/window';

/** Pages `[gfn, gfn + span)`; without a span one page. */
export interface Target {
  gfn: Gfn;
  span?: number;
}

/** Places that have an address of their own on every PC: first byte and size. */
const PLACES: Record<string, { at: number; bytes: number }> = {
  lapic: { at: 0xfee00000, bytes: 0x1000 },
  apic: { at: 0xfee00000, bytes: 0x1000 },
  ioapic: { at: 0xfec00000, bytes: 0x1000 },
  hpet: { at: 0xfed00000, bytes: 0x1000 },
  vga: { at: 0xa0000, bytes: 0x20000 },
  bios: { at: 0xf0000, bytes: 0x10000 },
  reset: { at: 0xfffff000, bytes: 0x1000 },
};

const END = 2 ** 52;
const HELP = 'Try 0xfee00000, 3.5G, 4G-4K, gfn:0xfee00, 3G..4G or lapic.';

class Unreadable extends Error {}

/** The place that a text names, or one sentence that says what to type instead. */
export function parseGoTo(text: string): Target | { error: string } {
  const clean = text.trim().toLowerCase();
  if (clean === '') return { error: `Type an address. ${HELP}` };
  try {
    const place = Object.hasOwn(PLACES, clean) ? PLACES[clean] : undefined;
    if (place) return between(place.at, place.at + place.bytes, text);
    const limits = clean.split('..');
    if (limits.length > 2) throw new Unreadable(`"${text}" has more than two limits.`);
    const start = sum(limits[0] as string);
    if (limits.length === 1) return { gfn: pageOf(start, text) };
    return between(start, sum(limits[1] as string), text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { error: `${error.message} ${HELP}` };
  }
}

/** Bytes `[start, end)`, in the pages that they touch. An end such as 0xffffffff means the byte behind it as well. */
function between(start: number, end: number, text: string): Target {
  if (end <= start) throw new Unreadable(`"${text}" ends before it begins.`);
  if (end > END) throw new Unreadable(`"${text}" lies above the 52 bits of an address.`);
  const gfn = pageOf(start, text);
  return { gfn, span: Math.ceil(end / PAGE_SIZE) - gfn };
}

function pageOf(bytes: number, text: string): Gfn {
  if (bytes < 0) throw new Unreadable(`"${text}" lies below 0.`);
  if (bytes >= END) throw new Unreadable(`"${text}" lies above the 52 bits of an address.`);
  return Math.floor(bytes / PAGE_SIZE);
}

/** Terms joined by `+` and `-`, in bytes. */
function sum(text: string): number {
  const terms = text.replace(/\s+/g, '').match(/[+-]?[^+-]+/g) ?? [];
  if (terms.length === 0 || terms.join('') !== text.replace(/\s+/g, '')) throw unreadable(text);
  return terms.reduce((total, signed) => {
    const sign = signed.startsWith('-') ? -1 : 1;
    return total + sign * term(signed.replace(/^[+-]/, ''));
  }, 0);
}

const POWERS = 'kmgtp';

function term(text: string): number {
  const frame = /^(?:gfn|pfn):(?:0x)?([0-9a-f](?:_?[0-9a-f])*)$/.exec(text);
  if (frame) return hex(frame[1] as string) * PAGE_SIZE;
  const prefixed = /^0x([0-9a-f](?:_?[0-9a-f])*)$/.exec(text) ?? /^([0-9a-f](?:_?[0-9a-f])*)h$/.exec(text);
  if (prefixed) return hex(prefixed[1] as string);
  const sized = /^(\d+(?:\.\d+)?)(?:([kmgtp])(?:i?b)?|b)?$/.exec(text);
  if (sized) {
    const power = sized[2] ? POWERS.indexOf(sized[2]) + 1 : 0;
    return Math.floor(Number(sized[1]) * 1024 ** power);
  }
  // Bare digits with a letter among them can only be hexadecimal.
  if (/^[0-9a-f]+(?:_[0-9a-f]+)*$/.test(text)) return hex(text);
  const place = Object.hasOwn(PLACES, text) ? PLACES[text] : undefined;
  if (place) return place.at;
  throw unreadable(text);
}

function hex(digits: string): number {
  const value = Number(`0x${digits.replaceAll('_', '')}`);
  if (value > END) throw new Unreadable(`0x${digits} lies above the 52 bits of an address.`);
  return value;
}

function unreadable(text: string): Unreadable {
  return new Unreadable(`"${text}" is not an address.`);
}

/**
 * The window that shows a target: a range fills it to four fifths; a page leaves it where it is, if it is in view
 * and the window is small enough to see it.
 */
export function windowFor(target: Target, present: WindowWire, space: Gfn): WindowWire {
  const { gfn, span = 1 } = target;
  if (target.span === undefined && touches(present, gfn, gfn + 1)) return clampWindow(present, space);
  const wanted = Math.max(Math.round(span / 0.8), target.span === undefined ? 4 * MIN_SPAN : MIN_SPAN);
  return clampWindow({ start: gfn - Math.floor((wanted - span) / 2), span: wanted }, space);
}

/** Goes there: the window shows it and its first page is selected. A place above the space is its last page. */
export function goTo(target: Target, app: Pick<App, 'view' | 'window' | 'setWindow' | 'select'>): void {
  app.setWindow(windowFor(target, app.window, app.view?.space ?? 2 ** 40));
  app.select(target.gfn);
}
