/** The leaf that stands there, right or stale. */
import { words } from '../../words/map';
import { leafText } from '../data/names';
import { column, type Lane, unmixed } from '../lane';
import { paintTypes } from '../paint/types-lane';

export const lane: Lane = {
  term: 'stale',
  height: 28,
  paired: true,
  ...column(({ built }) => built, unmixed(leafText)),
  paint(brush, { model, bars }, place) {
    if (model.noEpt) return words.lanes.noEpt;
    paintTypes(brush, bars(model.built), { ...place, leaves: true, main: false });
    return undefined;
  },
};
