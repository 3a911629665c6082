/** What an access gets, through the leaf that stands there and the guest’s PAT. */
import { typeText } from '../data/names';
import { column, type Lane, unmixed } from '../lane';
import { paintTypes } from '../paint/types-lane';

export const lane: Lane = {
  term: 'effective',
  height: 40,
  main: true,
  paired: true,
  ...column(({ effective }) => effective, unmixed(typeText)),
  paint(brush, { model, bars }, place) {
    paintTypes(brush, bars(model.effective), { ...place, leaves: false, main: true });
    return undefined;
  },
};
