/** The type by fixed and variable MTRRs and the default type. */
import { typeText } from '../data/names';
import { column, type Lane, unmixed } from '../lane';
import { paintTypes } from '../paint/types-lane';

export const lane: Lane = {
  term: 'mtrr',
  height: 28,
  paired: true,
  ...column(({ mtrr }) => mtrr, unmixed(typeText)),
  paint(brush, { model, bars }, place) {
    paintTypes(brush, bars(model.mtrr), { ...place, leaves: false, main: false });
    return undefined;
  },
};
