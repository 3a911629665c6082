/** The lane of memory regions. No strong colours here: those belong to the types. */

import type { MemoryRange } from '../../../scenario/types';
import { MIXED } from '../data/names';
import { kindsText, regionLook, regionName } from '../data/regions';
import type { Bar } from '../maths/bars';
import type { Brush } from './brush';
import { mixedTexts } from './mixed';

/** Pixels of the hatched foot of what is no RAM. */
const FOOT = 8;

/** Paints the regions: RAM full, an assigned device's lined, what is emulated hollow and dotted, the rest a hairline. */
export function paintMemory(
  brush: Brush,
  bars: readonly Bar[],
  { y, h, memory }: { y: number; h: number; memory: readonly MemoryRange[] },
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

/** A name, and the same cut at its end, longest first, not below four letters. */
export function shorter(name: string): string[] {
  const cut = Array.from(
    { length: Math.max(name.length - 5, 0) },
    (_, i) => `${name.slice(0, name.length - 2 - i).trimEnd()}…`,
  );
  return [name, ...cut];
}
