/**
 * The stage: what is shown in the next frame. It keeps what is costly to prepare until its cause changes, moves the
 * shown window and axis to the wanted ones, and calls the painters once a frame, without React.
 */
import type { WindowWire } from '../../../store/state';
import { modelBeside } from '../data/beside';
import type { Model } from '../data/model';
import { type Axis, axisOf, mixAxes } from '../maths/axis';
import type { Family } from '../maths/family';
import { clampWindow, sameWindow } from '../maths/window';
import { familyFor } from '../paint/frame';
import type { MapInput, MapSource } from '../source';
import { pathBetween, progress, QUICK } from './path';

/** What a painter gets. */
export interface Shot {
  readonly input: MapInput;
  readonly model: Model;
  readonly family: Family;
  /** The window that was asked for. */
  readonly window: WindowWire;
  /** What is shown now: on the way to that window. */
  readonly axis: Axis;
  /** Pixels of the plot. */
  readonly width: number;
  /** Of the lanes' heights. */
  readonly scale: number;
  /** 1 at the moment of an event that zapped, 0 soon after. */
  readonly flash: number;
}

/** About a frame, in milliseconds. */
const FRAME = 14;

export type Painter = (shot: Shot | null) => void;

export class Stage {
  private frame = 0;
  private wanted: WindowWire | null = null;
  private direct: WindowWire | null = null;
  private model: Model | null = null;
  private family: { value: Family; kind: MapInput['axis']; model: Model; width: number } | null = null;
  private shown: { window: WindowWire; axis: Axis; family: Family } | null = null;
  private path: { at(t: number): WindowWire; to: WindowWire; begun: number } | null = null;
  private mix: { from: Axis; window: WindowWire; begun: number } | null = null;
  private held = false;
  private flashBegun = Number.NEGATIVE_INFINITY;
  private width = 0;
  /** When it was painted last, in milliseconds. */
  private painted = 0;
  private scale = 1;
  private readonly stop: () => void;

  constructor(
    readonly source: MapSource,
    private readonly painters: readonly Painter[],
    private readonly still: () => boolean,
  ) {
    let view = source.get().view;
    let other = source.get().beside?.view;
    this.stop = source.subscribe(() => {
      const isAnswer = source.get().view !== view || source.get().beside?.view !== other;
      view = source.get().view;
      other = source.get().beside?.view;
      if (isAnswer) this.paintAnswer();
      else this.invalidate();
    });
  }

  destroy(): void {
    this.stop();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  resize(width: number): void {
    this.width = width;
    this.invalidate();
  }

  stretch(scale: number): void {
    this.scale = scale;
    this.invalidate();
  }

  /** How far the lanes are stretched. */
  stretched(): number {
    return this.scale;
  }

  /** Paints once, soon. */
  invalidate(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame((now) => this.paint(now));
  }

  /** Paints now. */
  repaint(): void {
    cancelAnimationFrame(this.frame);
    this.paint(performance.now());
  }

  /**
   * An answer of the worker is drawn at once: waiting for the next frame to begin would show it one frame later. A
   * second one within the same frame waits, as nobody would see the first.
   */
  private paintAnswer(): void {
    const now = performance.now();
    if (now - this.painted < FRAME) {
      this.invalidate();
      return;
    }
    this.repaint();
  }

  /**
   * Keeps the axis bent as it is, or lets it go: while an edge is dragged, the boundaries that it moves must not bend
   * the axis under the hand.
   */
  hold(held: boolean): void {
    this.held = held;
    if (!held) this.family = null;
    this.invalidate();
  }

  /** What there is to work with now, or null before the first view. Never a picture on its way: the wanted window. */
  now(): { model: Model; family: Family; window: WindowWire; axis: Axis } | null {
    const prepared = this.prepare();
    if (!prepared) return null;
    const { model, family } = prepared;
    const window = this.wanted ?? clampWindow(this.source.get().window, model.space);
    return { model, family, window, axis: axisOf(family, window) };
  }

  /** The axis that is on the screen. */
  visibleAxis(): Axis | null {
    return this.shown?.axis ?? null;
  }

  /**
   * Sets the window with the next frame: a hand may move many times in one. `direct`: the picture follows the hand
   * at once; otherwise it moves there.
   */
  moveTo(window: WindowWire, direct: boolean): void {
    this.wanted = window;
    if (direct) this.direct = window;
    this.invalidate();
  }

  private prepare(): { model: Model; family: Family } | null {
    const { view, memory, beside, axis: kind, leaves } = this.source.get();
    if (!view || this.width <= 0) return null;
    const made = modelBeside(view, memory, leaves, beside);
    if (this.model !== made) {
      this.noticeEvent(view);
      this.model = made;
    }
    const { model, width } = this;
    const known = this.family;
    if (known?.kind !== kind || known.model !== model || known.width !== width) {
      const stays = this.held && known?.kind === kind && known.width === width;
      const value = stays && known.value.end === model.space ? known.value : familyFor(kind, model, width);
      this.family = { value, kind, model, width };
    }
    return { model, family: (this.family as { value: Family }).value };
  }

  /** The cursor came onto an event that zapped: that is shown for a moment. */
  private noticeEvent(view: NonNullable<MapInput['view']>): void {
    const before = this.model?.view;
    if (!before || this.still() || !view.audit?.zaps.length) return;
    if (before.cursor !== view.cursor || before.audits.length !== view.audits.length) {
      this.flashBegun = performance.now();
    }
  }

  private paint(now: number): void {
    this.painted = now;
    const { wanted } = this;
    this.wanted = null;
    if (wanted && !sameWindow(wanted, this.source.get().window)) this.source.setWindow(wanted);
    // Only now: that the store reports this very change asks for no second frame.
    this.frame = 0;
    const prepared = this.prepare();
    if (!prepared) {
      for (const paint of this.painters) paint(null);
      return;
    }
    const { model, family } = prepared;
    const input = this.source.get();
    const window = clampWindow(input.window, model.space);
    const length = this.still() ? 0 : QUICK;
    const shownWindow = this.travel(family, window, now, length);
    const axis = this.bend(family, shownWindow, now, length);
    this.shown = { window: shownWindow, axis, family };
    const flash = 1 - progress(this.flashBegun, now, length);
    const { width, scale } = this;
    const shot: Shot = { input, model, family, window, axis, width, scale, flash };
    for (const paint of this.painters) paint(shot);
    if (this.path || this.mix || flash > 0) this.invalidate();
  }

  /** The window to show now: on the way to the wanted one, unless a hand holds it. */
  private travel(family: Family, window: WindowWire, now: number, length: number): WindowWire {
    const shown = this.shown?.window;
    const held = this.direct !== null && sameWindow(this.direct, window);
    const jump = !shown || held || length === 0 || shown.start + shown.span > family.end;
    if (jump || sameWindow(shown, window)) {
      this.path = null;
      return window;
    }
    if (!this.path || !sameWindow(this.path.to, window)) {
      this.direct = null;
      this.path = { at: pathBetween(family, shown, window), to: window, begun: now };
    }
    const t = progress(this.path.begun, now, length);
    const at = this.path.at(t);
    if (t >= 1) this.path = null;
    return at;
  }

  /** The axis to show now: bending from the old layout to the new one, while the window is the same. */
  private bend(family: Family, window: WindowWire, now: number, length: number): Axis {
    const axis = axisOf(family, window);
    const { shown } = this;
    if (shown && shown.family !== family && shown.family.width === family.width && length > 0) {
      if (sameWindow(shown.window, window)) this.mix = { from: shown.axis, window, begun: now };
    }
    if (!this.mix || !sameWindow(this.mix.window, window)) {
      this.mix = null;
      return axis;
    }
    const t = progress(this.mix.begun, now, length);
    if (t < 1 && this.mix.from.px.at(-1) === axis.px.at(-1)) return mixAxes(this.mix.from, axis, t);
    this.mix = null;
    return axis;
  }
}
