/** Keeps point in time, vCPU, selection and window inside the document. */
import { spacePages } from '../arch/gfn';
import { DEFAULTS } from '../scenario/defaults';
import type { Scenario } from '../scenario/types';
import type { WindowWire } from '../worker/protocol';

/** Pages in the document's address space. */
export function spaceOf(doc: Scenario): number {
  return spacePages(doc.cpu?.maxPhysAddr ?? DEFAULTS.maxPhysAddr);
}

export function wholeWindow(doc: Scenario): WindowWire {
  return { start: 0, span: spaceOf(doc) };
}

/** The nearest whole number from `min` to `max`; `min` for what is no number. */
function clamp(value: number, min: number, max: number): number {
  return Number.isNaN(value) ? min : Math.min(Math.max(Math.round(value), min), max);
}

/** Whole pages, at least one, inside the space. The size is kept where it can be, the place gives way. */
export function fitWindow({ start, span }: WindowWire, space: number): WindowWire {
  if (!Number.isFinite(start) || !Number.isFinite(span)) return { start: 0, span: space };
  const size = clamp(span, 1, space);
  return { start: clamp(start, 0, space - size), span: size };
}

export interface Place {
  cursor: number;
  vcpu: number;
  selection: number | null;
  window: WindowWire;
}

/** The place in another document. A window on the whole space stays one, whatever its size. */
export function fitPlace(place: Place, doc: Scenario, before: Scenario = doc): Place {
  const space = spaceOf(doc);
  const { cursor, vcpu, selection, window } = place;
  const whole = window.start === 0 && window.span === spaceOf(before);
  return {
    cursor: clamp(cursor, 0, doc.events?.length ?? 0),
    vcpu: clamp(vcpu, 0, (doc.vcpus?.length ?? 1) - 1),
    selection: selection === null ? null : clamp(selection, 0, space - 1),
    window: whole ? wholeWindow(doc) : fitWindow(window, space),
  };
}
