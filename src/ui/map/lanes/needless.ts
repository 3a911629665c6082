/** What the event at the cursor zapped although its leaf stays the same. */
import { words } from '../../words/map';
import { column, type Lane } from '../lane';
import { paintNeedless } from '../paint/zaps';

export const lane: Lane = {
  term: 'needless',
  height: 26,
  ...column(
    ({ needless }) => needless,
    () => words.said.zappedNeedlessly,
    words.said.nothingNeedless,
  ),
  paint(brush, { model, bars }, place) {
    if (model.needless.starts.length === 0) return words.lanes.noNeedless;
    const shown = bars(model.needless);
    paintNeedless(brush, shown, place);
    return shown.length > 0 ? undefined : words.lanes.elsewhere;
  },
};
