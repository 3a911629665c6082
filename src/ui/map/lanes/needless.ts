/** What the event at the cursor zapped although its leaf stays the same. */
import { words } from '../../words/map';
import { column, type Lane, marks } from '../lane';
import { paintNeedless } from '../paint/zaps';

export const lane: Lane = {
  term: 'needless',
  height: 26,
  ...column(
    ({ needless }) => needless,
    () => words.said.zappedNeedlessly,
    words.said.nothingNeedless,
  ),
  paint: marks(({ needless }) => needless, words.lanes.noNeedless, paintNeedless),
};
