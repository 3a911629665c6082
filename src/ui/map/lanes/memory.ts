/** Memory regions. No strong colours here: those belong to the types. */
import type { MemoryRange } from '../../../scenario/types';
import { MIXED } from '../data/names';
import { kindsText, regionLook, regionName, regionText, shorter } from '../data/regions';
import { runAt } from '../data/runs';
import type { Lane, Place } from '../lane';
import type { Bar } from '../maths/bars';
import type { Brush } from '../paint/brush';
import { mixedTexts } from '../paint/mixed';

/** Pixels of the hatched foot of what is no RAM. */
const FOOT = 8;

export const lane: Lane = {
  term: 'memslot',
  height: 30,
  runs: ({ regions }) => [regions],
  text: ({ regions, memory }, page) =>
    regionText(memory, regions.codes[Math.max(runAt(regions, page), 0)] ?? -1),
  paint(brush, { model, bars }, place) {
    paintMemory(brush, bars(model.regions), { ...place, memory: model.memory });
    return undefined;
  },
};

/** Paints the regions: RAM full, an assigned device's lined, what is emulated hollow and dotted, the rest a hairline. */
function paintMemory(
  brush: Brush,
  bars: readonly Bar[],
  { y, h, memory }: Place & { memory: readonly MemoryRange[] },
): void {
  const { palette } = brush;
  for (const bar of bars) {
    const box = brush.box(bar.x0, bar.x1, y, h);
    if (bar.code === MIXED) {
      brush.look(box, 'mixed');
      brush.label(box, mixedTexts(bar, kindsText(bar.codes)), palette.ink, {
        size: 10.5,
        under: palette.paper,
      });
      continue;
    }
    const look = regionLook(memory, bar.code);
    if (look === 'none') {
      brush.look(box, 'none');
      const text = { prose: true, weight: 400, under: palette.paper };
      if (box.w > 160) brush.label(box, [regionName(memory, -1)], palette.inkFaint, text);
      continue;
    }
    brush.fill(box, look === 'emulated' ? palette.paper : palette.ram);
    if (palette.outline) brush.frame(box, palette.outline);
    if (look !== 'ram') {
      // Only at the foot: the name above stays clear.
      brush.hatch({ ...box, y: y + h - FOOT, h: FOOT }, look, palette.inkSoft);
      brush.frame(box, palette.ruleStrong);
    }
    const name = regionName(memory, bar.code);
    const above = look === 'ram' ? box : { ...box, h: h - FOOT + 2 };
    brush.label(above, shorter(name), palette.ink, { prose: true, size: 11.5, weight: 400 });
  }
}
