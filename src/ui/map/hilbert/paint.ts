/** Paints the curve: a layer, what an event did over it, the variable ranges as outlines, and the selection. */
import type { Gfn } from '../../../arch/gfn';
import { hilbertWords as words } from '../../words/hilbert';
import type { Model } from '../data/model';
import { leafIpat, lookOf, MIXED } from '../data/names';
import { regionLook, regionName, shorter } from '../data/regions';
import type { Runs } from '../data/runs';
import type { Box, Brush } from '../paint/brush';
import { type Block, blockAt } from './camera';
import { alignedBlocks, rectOf } from './curve';
import { fillBox, LAYER, type LayerId } from './layers';
import { FINE, type Lens, pixelsOf, tilesOf } from './tiles';

export interface HilbertPicture {
  readonly model: Model;
  readonly layer: LayerId;
  readonly lens: Lens;
  /** Over the layer: what the event at the cursor zapped and left stale; the outlines of variable ranges. */
  readonly events: boolean;
  readonly ranges: boolean;
  readonly selection: Gfn | null;
  /** Of the blocks that the arrows walk. */
  readonly level: number;
}

/** Pixels of a tile from which it is named, and of the outlines. */
const NAMED = 46;
const OUTLINE = 2;
/** Aligned blocks of one piece of a range that are outlined at most. */
const MOST_BLOCKS = 48;

/** Paints the whole picture on an empty ground. */
export function paintHilbert(brush: Brush, picture: HilbertPicture): void {
  const { lens, events, ranges, model } = picture;
  const names = paintLayer(brush, picture);
  paintGrid(brush, picture);
  if (events) {
    paintMarks(brush, model.needless, lens, (box) => brush.hatch(box, 'needless', brush.palette.ink));
    paintMarks(brush, model.needed, lens, (box) => brush.hatch(box, 'zap', brush.palette.zap));
    paintMarks(brush, model.stale, lens, (box) => {
      if (box.w < 8) brush.fill(box, brush.palette.stale);
      else brush.frame(box, brush.palette.stale, 3);
    });
  }
  // Over the hatches, which would cross the letters.
  for (const { box, code } of names) if (box.w >= NAMED) paintName(brush, picture, box, code);
  if (ranges) paintRanges(brush, picture);
  paintSelection(brush, picture);
}

/** A square on the device's grid, without a seam to its neighbour. */
function boxOf(brush: Brush, x: number, y: number, w: number, h: number): Box {
  const [left, top] = [brush.snap(x), brush.snap(y)];
  return { x: left, y: top, w: brush.snap(x + w) - left, h: brush.snap(y + h) - top };
}

interface Named {
  box: Box;
  readonly code: number;
  end: Gfn;
}

/** Paints the tiles, and gives the largest square of what lies together: that one is named. */
function paintLayer(brush: Brush, picture: HilbertPicture): Named[] {
  const { model, layer, lens } = picture;
  const { runs } = LAYER[layer];
  const leaves = layer === 'ept' || layer === 'built';
  let named: Named | undefined;
  const names: Named[] = [];
  for (const { x, y, side, code, start, pages } of tilesOf(runs(model), lens)) {
    const box = boxOf(brush, x, y, side, side);
    fillBox(brush, layer, model, box, code);
    if (leaves && leafIpat(code) && side >= 12) brush.fill({ ...box, h: 3 }, brush.palette.ink);
    const end = start + pages;
    if (named?.code === code && named.end === start) {
      if (area(box, lens.side) > area(named.box, lens.side)) named.box = box;
      named.end = end;
    } else {
      named = { box, code, end };
      if (code !== MIXED) names.push(named);
    }
  }
  return names;
}

/** Writes what a square is into the middle of its part in sight. */
function paintName(brush: Brush, { model, layer, lens }: HilbertPicture, box: Box, code: number): void {
  const { palette } = brush;
  const look = LAYER[layer].look(code, model);
  const text = { size: 12, weight: 600 };
  const place = seen(box, lens.side);
  if (layer === 'memory') {
    const faint = regionLook(model.memory, code) === 'none';
    const under = { ...text, weight: 400, prose: true, under: faint ? palette.panel : palette.ram };
    brush.label(
      place,
      shorter(regionName(model.memory, code)),
      faint ? palette.inkFaint : palette.ink,
      under,
    );
    return;
  }
  if (look === 'none') {
    brush.label(place, [words.nothing], palette.inkFaint, { ...text, weight: 400, prose: true });
    return;
  }
  const ipat = (layer === 'ept' || layer === 'built') && leafIpat(code);
  const texts = ipat ? [`${look} IPAT`, look] : [look];
  brush.label(place, texts, palette.letters[look], { ...text, under: palette.fill[look] });
}

/** Pixels of a box that are in sight. */
function area(box: Box, side: number): number {
  const { w, h } = seen(box, side);
  return Math.max(w, 0) * Math.max(h, 0);
}

/** The part of a box that is in sight: a name stands where it can be read. */
function seen({ x, y, w, h }: Box, side: number): Box {
  const [left, top] = [Math.max(x, 0), Math.max(y, 0)];
  return { x: left, y: top, w: Math.min(x + w, side) - left, h: Math.min(y + h, side) - top };
}

/** The limits of the blocks that the arrows walk. */
function paintGrid(brush: Brush, { lens, level }: HilbertPicture): void {
  const { ctx, palette } = brush;
  const cells = 2 ** level;
  ctx.fillStyle = palette.paper;
  ctx.globalAlpha = 0.55;
  for (let cell = Math.ceil(lens.x / cells) * cells; ; cell += cells) {
    const x = (cell - lens.x) * lens.scale;
    if (x >= lens.side) break;
    ctx.fillRect(brush.snap(x), 0, 1, lens.side);
  }
  for (let cell = Math.ceil(lens.y / cells) * cells; ; cell += cells) {
    const y = (cell - lens.y) * lens.scale;
    if (y >= lens.side) break;
    ctx.fillRect(0, brush.snap(y), lens.side, 1);
  }
  ctx.globalAlpha = 1;
}

/** Paints each tile of a mark; one that holds only some of it is painted too: a mark is never too small to be seen. */
function paintMarks(brush: Brush, runs: Runs, lens: Lens, paint: (box: Box) => void): void {
  if (runs.starts.length === 0) return;
  for (const { x, y, side } of tilesOf(runs, lens)) {
    const box = boxOf(brush, x, y, Math.max(side, FINE), Math.max(side, FINE));
    paint(box);
  }
}

/** Every piece of every variable range, as the squares and dominoes that it is made of; then their names. */
function paintRanges(brush: Brush, { model, lens }: HilbertPicture): void {
  const { palette } = brush;
  const names: { box: Box; text: string; short: string }[] = [];
  for (const range of model.ranges) {
    let largest: Box | undefined;
    for (const [i, start] of range.runs.starts.entries()) {
      const end = range.runs.ends[i] as number;
      if (Math.sqrt(end - start) * lens.scale < FINE) continue;
      for (const { start: from, size } of alignedBlocks(start, end).slice(0, MOST_BLOCKS)) {
        const { x, y, w, h } = pixelsOf(rectOf(from, size, lens.order), lens);
        if (x >= lens.side || y >= lens.side || x + w <= 0 || y + h <= 0 || Math.min(w, h) < FINE) continue;
        const box = boxOf(brush, x, y, w, h);
        brush.frame(box, palette.paper, OUTLINE + 1);
        brush.frame(box, palette.ink, OUTLINE);
        if (!largest || area(box, lens.side) > area(largest, lens.side)) largest = box;
      }
    }
    const short = `#${range.index}`;
    if (largest) names.push({ box: seen(largest, lens.side), text: `${short} ${lookOf(range.type)}`, short });
  }
  for (const { box, text, short } of names) {
    const place = { ...box, x: box.x + 2, y: box.y + 5, h: 16 };
    if (box.h >= 26) brush.label(place, [text, short], palette.ink, { size: 11, under: palette.paper });
  }
}

/** The block in which the selected page lies, and the page. */
function paintSelection(brush: Brush, { lens, selection, level }: HilbertPicture): void {
  if (selection === null) return;
  const { palette } = brush;
  const frame = ({ start, level: of }: Block, width: number): void => {
    const { x, y, w, h } = pixelsOf(rectOf(start, 4 ** of, lens.order), lens);
    const box = boxOf(brush, x, y, w, h);
    brush.frame(box, palette.paper, width + 2);
    brush.frame(box, palette.accent, width);
  };
  if (level > 0) frame(blockAt(selection, level), 2);
  const page = pixelsOf(rectOf(selection, 1, lens.order), lens);
  if (page.w >= 6) {
    frame({ start: selection, level: 0 }, 2);
    return;
  }
  // Too small to be framed: a point.
  const box = boxOf(brush, page.x + page.w / 2 - 4, page.y + page.h / 2 - 4, 8, 8);
  brush.fill(box, palette.paper);
  brush.fill({ x: box.x + 2, y: box.y + 2, w: box.w - 4, h: box.h - 4 }, palette.accent);
}
