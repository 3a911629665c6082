/** The elements of the handles: where they lie, what they say, and which events they hear. They decide nothing. */

import { words } from '../../words/map';
import type { RangeBlock } from '../data/blocks';
import { laneBoxes } from '../lane-boxes';
import { rowBox } from '../lanes/variable';
import { toPx } from '../maths/axis';
import { blockText, type Edge, edgeOf, extremes, nextText } from '../maths/edges';
import { AXIS_HEIGHT } from '../paint/axis-layout';
import { HandleNote } from './handle-note';
import { listenerOn } from './listen';
import type { Shot } from './stage';

export interface HandleEvents {
  /** A pointer took the edge of a range at this pixel of the plot, moved, and let go (or was taken away). */
  down(index: number, edge: Edge, x: number): void;
  move(x: number): void;
  up(done: boolean): void;
  /** Tells whether the key meant something. */
  key(index: number, edge: Edge, key: string): boolean;
  keyUp(): void;
  /** The focus came or went. */
  changed(): void;
}

/** Pixels of a handle's width, and of the narrowest bar and the thinnest row that have handles. */
const WIDTH = 9;
const LEAST_BAR = 8;
const LEAST_ROW = 7;
const EDGES: readonly Edge[] = ['start', 'end'];

interface View {
  readonly element: HTMLElement;
  readonly index: number;
  readonly edge: Edge;
  /** What its attributes were written from. */
  block: unknown;
}

export class HandleViews {
  private readonly views = new Map<string, View>();
  private readonly note = new HandleNote();
  private readonly abort = new AbortController();

  constructor(
    private readonly root: HTMLElement,
    private readonly events: HandleEvents,
  ) {
    root.append(this.note.element);
  }

  destroy(): void {
    this.abort.abort();
    this.root.replaceChildren();
  }

  /** Draws the handles of the ranges. `held` has the hand on it; `refusal` says why it does not move. */
  draw(
    shot: Shot | null,
    ranges: readonly RangeBlock[],
    held: { index: number; edge: Edge } | null,
    refusal: string | undefined,
  ): void {
    const lane = shot && laneBoxes(shot.input.lanes, shot.scale).find(({ id }) => id === 'variable');
    const seen = new Set<string>();
    let noted = false;
    for (const of of shot && lane ? ranges : []) {
      if (!shot || !lane) break;
      const row = rowBox(of.range.row, shot.model.rows, lane.h);
      const y = AXIS_HEIGHT + lane.y + row.y;
      for (const edge of EDGES) {
        const view = this.viewOf(of.fields.index, edge);
        const isHeld = held?.index === view.index && held.edge === edge;
        const isFocused = document.activeElement === view.element;
        const x = this.place(view, of, shot, { y, h: row.h, kept: isHeld || isFocused });
        if (x === null) continue;
        seen.add(keyOf(view.index, edge));
        view.element.toggleAttribute('data-held', isHeld);
        // Why it was refused is not to be missed, however the edge was taken.
        const isTold = refusal !== undefined || view.element.matches(':focus-visible');
        if (!isHeld && !(isFocused && isTold)) continue;
        noted = true;
        const next = refusal ?? nextText(of.block, edge, shot.model.space);
        const place = { x, y: y + row.h + 5, width: shot.width, refused: refusal !== undefined };
        this.note.show([blockText(of.block), next], place);
      }
    }
    if (!noted) this.note.hide();
    for (const [key, { element }] of this.views) element.hidden = !seen.has(key);
  }

  /** Puts a handle onto its edge. The pixel of the edge, or null where the handle is not to be seen. */
  private place(
    view: View,
    { block }: RangeBlock,
    { axis, width, model }: Shot,
    { y, h, kept }: { y: number; h: number; kept: boolean },
  ): number | null {
    const { element, edge } = view;
    const page = edgeOf(block, edge);
    const [first, last] = [axis.pages[0] as number, axis.pages[axis.pages.length - 1] as number];
    const [x0, x1] = [toPx(axis, block.base), toPx(axis, block.base + block.size)];
    const inside = edge === 'start' ? page >= first && page < last : page > first && page <= last;
    if (!kept && (!inside || x1 - x0 < LEAST_BAR || h < LEAST_ROW)) return null;
    // Inside of its bar, and never more than half of it: where two ranges meet, both have a handle.
    const w = Math.max(Math.min((x1 - x0) / 2, WIDTH), LEAST_BAR / 2);
    const x = edge === 'start' ? Math.min(x0, width - w) : Math.max(x1 - w, 0);
    element.style.transform = `translate(${x}px, ${y}px)`;
    element.style.width = `${w}px`;
    element.style.height = `${h}px`;
    if (view.block !== block) {
      view.block = block;
      const { low, high } = extremes(block, edge, model.space);
      element.ariaValueMin = String(edgeOf(low, edge));
      element.ariaValueMax = String(edgeOf(high, edge));
      element.ariaValueNow = String(page);
      element.ariaValueText = `${blockText(block)}; ${nextText(block, edge, model.space)}`;
    }
    return edge === 'start' ? x0 : x1;
  }

  private viewOf(index: number, edge: Edge): View {
    const key = keyOf(index, edge);
    const known = this.views.get(key);
    if (known) return known;
    const element = document.createElement('div');
    const view: View = { element, index, edge, block: null };
    element.dataset.part = 'handle';
    element.dataset.edge = edge;
    element.role = 'slider';
    element.tabIndex = 0;
    element.ariaLabel = words.handle[edge](index);
    element.ariaOrientation = 'horizontal';
    this.listen(view);
    this.views.set(key, view);
    // In the order of the ranges, for Tab.
    const after = [...this.views.values()].find(
      (other) => other.index > index || (other.index === index && other.edge > edge && edge === 'start'),
    );
    this.root.insertBefore(element, after?.element ?? this.note.element);
    return view;
  }

  private listen({ element, index, edge }: View): void {
    const { events, root } = this;
    let left = 0;
    let taken = false;
    const on = listenerOn(element, this.abort.signal);
    const up = (done: boolean): void => {
      if (!taken) return;
      taken = false;
      events.up(done);
    };

    on('pointerdown', (event) => {
      if (event.button !== 0) return;
      // The plot would pan.
      event.stopPropagation();
      event.preventDefault();
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      ({ left } = root.getBoundingClientRect());
      taken = true;
      events.down(index, edge, event.clientX - left);
    });
    on('pointermove', (event) => {
      if (!taken) return;
      event.stopPropagation();
      events.move(event.clientX - left);
    });
    on('pointerup', (event) => {
      if (taken) event.stopPropagation();
      up(true);
    });
    on('pointercancel', () => up(false));
    on('lostpointercapture', () => up(true));
    on('dblclick', (event) => event.stopPropagation());
    on('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (!events.key(index, edge, event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    on('keyup', () => events.keyUp());
    on('focus', () => events.changed());
    on('blur', () => {
      events.keyUp();
      events.changed();
    });
  }
}

const keyOf = (index: number, edge: Edge): string => `${index} ${edge}`;
