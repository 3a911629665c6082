/** The leaf that would be installed now, and over it what the event at the cursor zapped. */
import { words } from '../../words/map';
import { leafText } from '../data/names';
import { column, type Lane, unmixed } from '../lane';
import { paintTypes } from '../paint/types-lane';
import { paintZapOver } from '../paint/zaps';

export const lane: Lane = {
  term: 'leaf',
  height: 40,
  main: true,
  paired: true,
  ...column(({ leaf }) => leaf, unmixed(leafText)),
  paint(brush, { model, bars, flash }, place) {
    if (model.noEpt) return words.lanes.noEpt;
    paintTypes(brush, bars(model.leaf), { ...place, leaves: true, main: true });
    paintZapOver(brush, [...bars(model.needed), ...bars(model.needless)], { ...place, flash });
    return undefined;
  },
};
