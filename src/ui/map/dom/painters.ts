/** The painters of a frame that belong to the plot: lanes, axis, selection, crosshair, attributes. */

import { segmentAt } from '../data/probe';
import { pagesOf } from '../data/runs';
import { windowText } from '../data/speech';
import { lanesHeight } from '../lane-boxes';
import type { ShownLane } from '../lanes-beside';
import { toPx } from '../maths/axis';
import { AXIS_HEIGHT } from '../paint/axis-layout';
import { Brush } from '../paint/brush';
import { frameOf } from '../paint/frame';
import { paintLanes } from '../paint/lanes';
import { drawAxis } from './axis-svg';
import { fitCanvas } from './canvas';
import { walkedLane } from './deeds';
import type { Painter, Shot } from './stage';
import type { Theme } from './theme';
import { drawTip, tipPlace, tipText } from './tip';

export interface PlotElements {
  readonly root: HTMLElement;
  readonly plot: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly axis: SVGSVGElement;
  readonly marker: HTMLElement;
  readonly crosshair: HTMLElement;
  readonly tip: HTMLElement;
  readonly place: HTMLElement;
  /** Holds the lanes' labels. */
  readonly labels: HTMLElement;
}

/** Lanes and axis. */
export function plotPainter({ canvas, axis: svg }: PlotElements, theme: Theme): Painter {
  return (shot) => {
    if (!shot) return;
    const { input, width, scale } = shot;
    const height = lanesHeight(input.lanes, scale);
    const { ctx, ratio } = fitCanvas(canvas, width, height);
    ctx.clearRect(0, 0, width, height);
    const brush = new Brush(ctx, theme.palette(), theme.hatches(ratio), ratio, width);
    const frame = frameOf({ ...shot, kind: input.axis, lanes: input.lanes });
    paintLanes(brush, frame);
    drawAxis(svg, { ticks: frame.ticks, breaks: frame.breaks, width });
  };
}

/** The selected page: a line where pages are thin, a band where they are wide. */
export function markerPainter({ marker }: PlotElements): Painter {
  return (shot) => {
    const page = shot?.input.selection ?? null;
    const seen = shot !== null && page !== null && inView(shot, page);
    marker.hidden = !seen;
    if (!seen || page === null || !shot) return;
    const x0 = toPx(shot.axis, page);
    const x1 = toPx(shot.axis, page + 1);
    const wide = x1 - x0 > 3;
    marker.style.transform = `translateX(${wide ? x0 : Math.min(x0, shot.width - 2)}px)`;
    marker.style.width = `${wide ? x1 - x0 : 2}px`;
    marker.dataset.wide = String(wide);
  };
}

function inView({ axis }: Shot, page: number): boolean {
  return page + 1 > (axis.pages[0] as number) && page < (axis.pages[axis.pages.length - 1] as number);
}

/**
 * The crosshair and the tooltip. `hover` tells where the pointer is, in pixels of the plot. It is the last painter: what
 * is written after the tooltip is measured would have the page laid out twice.
 */
export function hoverPainter(
  { crosshair, tip, plot }: PlotElements,
  hover: () => { x: number; y: number } | null,
): Painter {
  let last = '';
  let size = { width: 0, lowest: 0 };
  return (shot) => {
    const at = hover();
    const shown = shot !== null && at !== null && at.x >= 0 && at.x < shot.width;
    crosshair.hidden = !shown;
    tip.hidden = !shown;
    if (!shown || !shot || !at) return;
    crosshair.style.transform = `translateX(${at.x}px)`;
    const text = tipText(shot.model, shot.axis, at.x);
    const key = JSON.stringify([text, shot.input.lanes, shot.scale]);
    if (key !== last) {
      drawTip(tip, text);
      size = { width: tip.offsetWidth, lowest: plot.clientHeight - tip.offsetHeight - 4 };
    }
    last = key;
    const x = tipPlace(at.x, size.width, shot.width);
    // Near the pointer, but below the axis, whose addresses are read together with it.
    const y = Math.max(Math.min(at.y + 14, size.lowest), AXIS_HEIGHT + 4);
    tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  };
}

/** Marks the label of the lane that keys walk. */
export function lanePainter({ labels }: PlotElements, lane: () => ShownLane | null): Painter {
  return (shot) => {
    const walked = shot && walkedLane({ lanes: shot.input.lanes, lane: lane() });
    for (const label of labels.querySelectorAll<HTMLElement>('[data-lane]')) {
      label.toggleAttribute('data-walked', label.dataset.lane === walked);
    }
  };
}

/** What tests and the header say of the window: numbers as they are. */
export function statePainter({ root, place }: PlotElements): Painter {
  return (shot) => {
    root.dataset.ready = String(shot !== null);
    if (!shot) return;
    const { window, model, input } = shot;
    const { audit } = model.view;
    root.dataset.revision = String(model.view.revision);
    root.dataset.window = `${window.start}-${window.span}`;
    root.dataset.lanes = input.lanes.join(' ');
    root.dataset.segments = String(model.view.segments.starts.length);
    root.dataset.unlisted = String(model.ranges.reduce((sum, range) => sum + range.unlisted, 0));
    root.dataset.zappedRanges = String((audit?.zappedSpans.length ?? 0) / 2);
    root.dataset.needlessRanges = String((audit?.needlessSpans.length ?? 0) / 2);
    root.dataset.staleRanges = String((audit?.staleSpans.length ?? 0) / 2);
    if (model.overlay) root.dataset.deviantPages = String(pagesOf(model.overlay.deviant));
    else delete root.dataset.deviantPages;
    const { selection } = input;
    if (selection === null) delete root.dataset.segment;
    else root.dataset.segment = String(segmentAt(model, selection));
    const text = windowText(window);
    if (place.textContent !== text) place.textContent = text;
  };
}
