/** A lane of types: MTRR, EPT, effective. */
import { leafIpat, leafLook, lookOf, MIXED } from '../data/names';
import type { Bar } from '../maths/bars';
import type { Brush } from './brush';
import { looksIn, mixedTexts } from './mixed';

export interface TypesOptions {
  readonly y: number;
  readonly h: number;
  /** Are the codes leaves, with IPAT in them? */
  readonly leaves: boolean;
  /** The heavier lanes have heavier letters. */
  readonly main: boolean;
}

/** Paints the bars of a lane of types. */
export function paintTypes(brush: Brush, bars: readonly Bar[], options: TypesOptions): void {
  for (const bar of bars) paintType(brush, bar, options);
}

function paintType(brush: Brush, bar: Bar, { y, h, leaves, main }: TypesOptions): void {
  const { palette } = brush;
  const look = leaves ? leafLook(bar.code) : lookOf(bar.code);
  const box = brush.box(bar.x0, bar.x1, y, h);
  brush.look(box, look);
  if (look === 'none') return;
  const ink = palette.letters[look];
  if (bar.code === MIXED) {
    const values = looksIn(bar, leaves ? leafLook : lookOf);
    brush.label(box, mixedTexts(bar, values), ink, { size: 10.5, under: palette.paper });
    return;
  }
  const ipat = leaves && leafIpat(bar.code);
  // IPAT: a lid on the bar. The guest's PAT does not get in.
  if (ipat) brush.fill({ ...box, h: 3 }, palette.ink);
  const name = look === 'undefined' ? ['undefined', 'undef', '?'] : [look];
  const texts = ipat ? [...name.map((text) => `${text} IPAT`), ...name] : name;
  const size = main ? 12.5 : 11.5;
  const under = look === 'WB' ? undefined : palette.fill[look];
  brush.label(ipat ? { ...box, y: y + 3, h: h - 3 } : box, texts, ink, {
    size,
    weight: 600,
    ...(under ? { under } : {}),
  });
}
