/** The overview's elements: the strip, the brush as a slider, and the funnel that leads from it to the lanes. */
import { lookOf, MIXED } from '../data/names';
import { windowText } from '../data/speech';
import { pageAt } from '../maths/axis';
import { barsOf } from '../maths/bars';
import { panned, zoomed } from '../maths/moves';
import { brushOf, centredAt, dragged, type Grip, gripAt, type Overview, overviewOf } from '../maths/overview';
import { clampWindow, wholeOf } from '../maths/window';
import { Brush } from '../paint/brush';
import { fitCanvas } from './canvas';
import { listenerOn } from './listen';
import type { Shot, Stage } from './stage';
import type { Theme } from './theme';

/** Pixels of the strip, and of the funnel below it. */
export const STRIP = 24;
export const FUNNEL = 16;

export interface OverviewElements {
  readonly strip: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly brush: HTMLElement;
  readonly funnel: SVGSVGElement;
}

/** Paints the strip where it changed, and moves brush and funnel with the window. */
export function overviewPainter(elements: OverviewElements, theme: Theme): (shot: Shot | null) => void {
  let painted: readonly unknown[] = [];
  let overview: Overview | null = null;
  return (shot) => {
    if (!shot) return;
    const { model, width, window } = shot;
    const palette = theme.palette();
    const causes = [model, width, palette, globalThis.devicePixelRatio];
    if (!overview || causes.some((cause, i) => cause !== painted[i])) {
      painted = causes;
      overview = overviewOf(model.pieces, width);
      const { ctx, ratio } = fitCanvas(elements.canvas, width, STRIP);
      ctx.clearRect(0, 0, width, STRIP);
      paintStrip(new Brush(ctx, palette, theme.hatches(ratio), ratio, width), shot, overview);
    }
    const { x0, x1 } = brushOf(overview, window, width);
    elements.brush.style.transform = `translateX(${x0}px)`;
    elements.brush.style.width = `${x1 - x0}px`;
    elements.brush.setAttribute('aria-valuemin', '0');
    elements.brush.setAttribute('aria-valuemax', String(model.space - window.span));
    elements.brush.setAttribute('aria-valuenow', String(window.start));
    elements.brush.setAttribute('aria-valuetext', windowText(window));
    elements.funnel.setAttribute('width', String(width));
    elements.funnel.setAttribute('height', String(FUNNEL));
    const bend = FUNNEL * 0.55;
    const side = (from: number, to: number): string =>
      `C${from},${bend} ${to},${FUNNEL - bend} ${to},${FUNNEL}`;
    elements.funnel
      .querySelector('.area')
      ?.setAttribute(
        'd',
        `M${x0},0 ${side(x0, 0)} H${width} C${width},${FUNNEL - bend} ${x1},${bend} ${x1},0 Z`,
      );
    elements.funnel
      .querySelector('.edges')
      ?.setAttribute('d', `M${x0},0 ${side(x0, 0.5)} M${x1},0 ${side(x1, width - 0.5)}`);
  };
}

/** The types that accesses get, and below them where the event at the cursor zapped and what it left stale. */
function paintStrip(brush: Brush, { model }: Shot, { axis }: Overview): void {
  const { palette } = brush;
  for (const bar of barsOf(model.effective, axis)) {
    brush.look(brush.box(bar.x0, bar.x1, 3, STRIP - 10), bar.code === MIXED ? 'mixed' : lookOf(bar.code));
  }
  const marks = [
    { runs: model.zapped, colour: palette.zap },
    { runs: model.stale, colour: palette.stale },
  ];
  for (const { runs, colour } of marks) {
    for (const bar of barsOf(runs, axis)) brush.fill(brush.box(bar.x0, bar.x1, STRIP - 4, 2), colour);
  }
}

/** Takes the pointer and the keys of the overview. Returns how to let go. */
export function attachOverview({ strip, brush }: OverviewElements, stage: Stage): () => void {
  const abort = new AbortController();
  const onStrip = listenerOn(strip, abort.signal);
  let drag: { grip: Grip; x: number; overview: Overview; window: { start: number; span: number } } | null =
    null;

  const placeOf = (event: PointerEvent): number => event.clientX - strip.getBoundingClientRect().left;
  const state = (): {
    overview: Overview;
    now: NonNullable<ReturnType<Stage['now']>>;
    width: number;
  } | null => {
    const now = stage.now();
    if (!now) return null;
    const { width } = now.family;
    return { now, width, overview: overviewOf(now.model.pieces, width) };
  };

  onStrip('pointerdown', (event) => {
    const at = state();
    if (!at || event.button !== 0) return;
    const { overview, now, width } = at;
    const x = placeOf(event);
    let { window } = now;
    let grip = gripAt(brushOf(overview, window, width), x);
    if (!grip) {
      window = centredAt(overview, window, pageAt(overview.axis, x));
      stage.moveTo(window, false);
      grip = 'body';
    }
    drag = { grip, x, overview, window };
    strip.setPointerCapture(event.pointerId);
    brush.focus({ preventScroll: true });
    event.preventDefault();
  });
  onStrip('pointermove', (event) => {
    const x = placeOf(event);
    if (drag) {
      if (event.buttons === 0) drag = null;
      else if (x !== drag.x) stage.moveTo(dragged(drag.overview, drag.window, drag.grip, x - drag.x), true);
      return;
    }
    const at = state();
    const grip = at && gripAt(brushOf(at.overview, at.now.window, at.width), x);
    strip.dataset.grip = grip ?? 'none';
  });
  for (const name of ['pointerup', 'pointercancel'] as const) {
    onStrip(name, () => {
      drag = null;
    });
  }
  listenerOn(brush, abort.signal)('keydown', (event) => {
    const now = stage.now();
    if (!now || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = brushKey(event.key, now);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    stage.moveTo(next, false);
  });
  return () => abort.abort();
}

/** The window after a key on the brush, or undefined where the key means nothing. Arrows move by a tenth of the plot. */
export function brushKey(
  key: string,
  { family, window }: Pick<NonNullable<ReturnType<Stage['now']>>, 'family' | 'window'>,
): { start: number; span: number } | undefined {
  const { width, end } = family;
  switch (key) {
    case 'ArrowLeft':
      return panned(family, window, width / 10);
    case 'ArrowRight':
      return panned(family, window, -width / 10);
    case 'PageDown':
      return panned(family, window, width);
    case 'PageUp':
      return panned(family, window, -width);
    case 'ArrowUp':
    case '+':
    case '=':
      return zoomed(family, window, width / 2, 2);
    case 'ArrowDown':
    case '-':
      return zoomed(family, window, width / 2, 0.5);
    case 'Home':
      return clampWindow({ ...window, start: 0 }, end);
    case 'End':
      return clampWindow({ ...window, start: end }, end);
    case '0':
      return wholeOf(end);
    default:
      return undefined;
  }
}
