/** A picture of the map to be kept: title, axis, lanes, legend and link, laid out as parts that any brush can paint. */
import type { Axis as AxisKind, LaneId, WindowWire } from '../../../store/state';
import { pictureWords } from '../../words/picture';
import { amountsOf, amountsText } from '../data/amounts';
import type { Model } from '../data/model';
import { lookOf } from '../data/names';
import { windowText } from '../data/speech';
import { laneBoxes, lanesHeight, laneTitle } from '../lane-boxes';
import { LANE_SPECS } from '../lanes';
import { laneOf } from '../lanes-beside';
import { axisOf } from '../maths/axis';
import { paintAxis } from '../paint/axis';
import { AXIS_HEIGHT } from '../paint/axis-layout';
import type { Brush } from '../paint/brush';
import { familyFor, frameOf } from '../paint/frame';
import { paintLanes } from '../paint/lanes';
import { LEGEND, SWATCH } from '../paint/legend';

export interface PictureSpec {
  readonly model: Model;
  readonly kind: AxisKind;
  readonly window: WindowWire;
  readonly lanes: readonly LaneId[];
  /** Pixels of the whole picture before it is scaled. */
  readonly width: number;
  /** The scenario's name, the policy's, and the point in time. */
  readonly title: string;
  readonly policy: string;
  readonly place: string;
  /** Where it opens again. */
  readonly link: string;
}

/** Something at a place of the picture, with a width of its own. Pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly href?: string;
  paint(brush: Brush): void;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The same for those who do not see it. */
  readonly about: string;
  readonly parts: readonly Part[];
}

/** Pixels: around everything, of the lanes' names, and of the lines of text. */
const MARGIN = 20;
const LABELS = 78;
const TITLE = 28;
const LINE = 17;
/** Pixels of a legend's row, and between two of its items. */
const ROW = 20;
const APART = 14;
/** Lines that a link may take; a longer one is cut to fewer in the picture, and whole behind it in the SVG. */
const MOST_LINES = 6;
const CUT_LINES = 2;

/** Lays out a picture. */
export function pictureOf(spec: PictureSpec): Picture {
  const { model, window, lanes, width, title, policy, place } = spec;
  const inner = width - 2 * MARGIN;
  const parts: Part[] = [];
  let y = MARGIN;
  const add = (height: number, paint: (brush: Brush) => void, left = 0, href?: string): void => {
    parts.push({ x: MARGIN + left, y, width: inner - left, paint, ...(href === undefined ? {} : { href }) });
    y += height;
  };
  add(TITLE, (brush) => line(brush, title, 13, { size: 18, weight: 600 }));
  add(LINE, (brush) => line(brush, `${policy} · ${place}`, 8, { soft: true }));
  add(LINE, (brush) => line(brush, windowText(window), 8, { soft: true, mono: true, size: 11 }));
  const plot = inner - LABELS;
  const axis = axisOf(familyFor(spec.kind, model, plot), window);
  const frame = frameOf({ ...spec, axis, width: plot, scale: 1, flash: 0 });
  add(AXIS_HEIGHT, (brush) => paintAxis(brush, frame), LABELS);
  add(0, (brush) => paintNames(brush, lanes));
  add(lanesHeight(lanes, 1) + 8, (brush) => paintLanes(brush, frame), LABELS);
  const rows = legendRows(inner);
  add(rows.length * ROW + 6, (brush) => paintLegend(brush, rows));
  const link = linkLines(spec.link, inner);
  add((link.length + 1) * 14, (brush) => paintLink(brush, link), 0, spec.link);
  const amounts = amountsOf(model.effective, lookOf, window.start, window.start + window.span);
  const about = `${pictureWords.describe(policy, place, windowText(window))} ${pictureWords.amounts(amountsText(amounts))}`;
  return { width, height: Math.ceil(y + MARGIN - 8), title, about, parts };
}

interface Style {
  size?: number;
  weight?: number;
  soft?: boolean;
  mono?: boolean;
}

/** A line of text about a middle, cut where it is too long. */
function line(brush: Brush, text: string, y: number, { size = 12, weight = 400, soft, mono }: Style): void {
  const { ctx, palette, width } = brush;
  ctx.font = `${weight} ${size}px ${mono ? palette.mono : palette.text}`;
  ctx.fillStyle = soft ? palette.inkSoft : palette.ink;
  ctx.textBaseline = 'middle';
  let shown = text;
  while (shown.length > 1 && ctx.measureText(shown).width > width)
    shown = `${[...shown].slice(0, -2).join('')}…`;
  ctx.fillText(shown, 0, y);
}

function paintNames({ ctx, palette }: Brush, lanes: readonly LaneId[]): void {
  ctx.textBaseline = 'middle';
  for (const { id, y, h } of laneBoxes(lanes, 1)) {
    const { main } = LANE_SPECS[laneOf(id)];
    ctx.font = `${main ? 600 : 400} 12px ${palette.text}`;
    ctx.fillStyle = main ? palette.ink : palette.inkSoft;
    ctx.fillText(laneTitle(id), 0, y + h / 2);
  }
}

/** The legend's items in rows, each with its place. By an estimate: a picture has no letters to measure yet. */
function legendRows(width: number): { x: number; item: (typeof LEGEND)[number] }[][] {
  const rows: ReturnType<typeof legendRows> = [[]];
  let x = 0;
  for (const item of LEGEND) {
    const w = SWATCH.w + 5 + item.text.length * 6.6;
    if (x > 0 && x + w > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ x, item });
    x += w + APART;
  }
  return rows;
}

function paintLegend(brush: Brush, rows: ReturnType<typeof legendRows>): void {
  const { ctx, palette } = brush;
  rows.forEach((row, i) => {
    for (const { x, item } of row) {
      item.paint(brush, { x, y: i * ROW, ...SWATCH });
      ctx.font = `400 11.5px ${palette.text}`;
      ctx.fillStyle = palette.inkSoft;
      ctx.textBaseline = 'middle';
      ctx.fillText(item.text, x + SWATCH.w + 5, i * ROW + SWATCH.h / 2);
    }
  });
}

/** A link in as many lines as it may take. */
function linkLines(link: string, width: number): string[] {
  const chars = Math.floor(width / 6);
  const lines = link.match(new RegExp(`.{1,${chars}}`, 'gu')) ?? [];
  if (lines.length <= MOST_LINES) return [...lines];
  return lines.slice(0, CUT_LINES).map((text, i) => (i < CUT_LINES - 1 ? text : `${text.slice(0, -1)}…`));
}

function paintLink({ ctx, palette }: Brush, lines: readonly string[]): void {
  ctx.textBaseline = 'middle';
  ctx.fillStyle = palette.inkFaint;
  ctx.font = `400 11px ${palette.text}`;
  const cut = lines.at(-1)?.endsWith('…');
  ctx.fillText(cut ? pictureWords.longLink : pictureWords.link, 0, 7);
  ctx.font = `400 10px ${palette.mono}`;
  for (const [i, text] of lines.entries()) ctx.fillText(text, 0, 21 + i * 14);
}
