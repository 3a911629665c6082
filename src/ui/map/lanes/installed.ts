/** Leaves of a trace: each as its type, and the outline of what is wrong around those that differ. */
import { words } from '../../words/map';
import { leafText } from '../data/names';
import { pagesOf, runAt } from '../data/runs';
import type { Lane, Place } from '../lane';
import type { Bar } from '../maths/bars';
import type { Brush } from '../paint/brush';
import { paintCount } from '../paint/notes';
import { paintTypes } from '../paint/types-lane';

/** Pixels of the outline. */
const HEAVY = 3;

export const lane: Lane = {
  term: 'leaf',
  height: 30,
  runs: ({ overlay }) => (overlay ? [overlay.installed, overlay.deviant] : []),
  text({ overlay }, page) {
    const at = overlay ? runAt(overlay.installed, page) : -1;
    if (!overlay || at < 0) return words.said.notInstalled;
    const leaf = leafText(overlay.installed.codes[at] as number);
    return runAt(overlay.deviant, page) < 0 ? leaf : words.said.deviant(leaf);
  },
  paint(brush, { model: { overlay, noEpt }, bars }, place) {
    if (!overlay) return words.lanes.noLeaves;
    const shown = bars(overlay.installed);
    // A policy without an EPT builds nothing that the leaves could differ from.
    paintInstalled(brush, shown, noEpt ? [] : bars(overlay.deviant), place);
    if (shown.length === 0) return words.lanes.elsewhere;
    const count = noEpt ? words.lanes.noEpt : words.lanes.deviant(pagesOf(overlay.deviant));
    return () => paintCount(brush, place, count);
  },
};

/** Paints the leaves of a trace; `deviant` are the parts that the policy would not have built. */
function paintInstalled(brush: Brush, bars: readonly Bar[], deviant: readonly Bar[], { y, h }: Place): void {
  paintTypes(brush, bars, { y, h, leaves: true, main: false });
  for (const bar of deviant) {
    const box = brush.box(bar.x0, bar.x1, y, h);
    if (box.w < 2 * HEAVY) brush.fill({ ...box, w: Math.max(box.w, HEAVY) }, brush.palette.stale);
    else brush.frame(box, brush.palette.stale, HEAVY);
  }
}
