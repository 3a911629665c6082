/** Every lane, with its words. A new lane is a file in `lanes/` and a line in the store's list. */
import { ALL_LANES, type LaneId } from '../../store/state';
import { words } from '../words/map';
import type { Lane } from './lane';

export interface LaneSpec extends Lane {
  readonly title: string;
  /** One sentence, for the label's tooltip. */
  readonly about: string;
}

const found = import.meta.glob<Lane>('./lanes/*.ts', { eager: true, import: 'lane' });

export const LANE_SPECS = Object.fromEntries(
  ALL_LANES.map((id) => [id, { ...words.laneNames[id], ...found[`./lanes/${id}.ts`] }]),
) as unknown as Readonly<Record<LaneId, LaneSpec>>;
