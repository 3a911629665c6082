/** How things are shown: axis, lanes, theme. */
import { ALL_LANES, type Axis, LANES, type Theme } from '../../store/state';
import { toggledLane } from '../map/lane-order';
import { LANE_SPECS } from '../map/lanes';
import { words } from '../words';
import { words as map } from '../words/map';
import type { Command } from './types';

const w = words.commands;
const AXES: readonly Axis[] = ['folded', 'linear', 'log'];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export const showCommands: readonly Command[] = [
  ...AXES.map(
    (axis): Command => ({
      id: `axis-${axis}`,
      title: w.axis(map.axes[axis]),
      group: 'show',
      on: (app) => app.axis === axis,
      run: ({ app }) => app.setAxis(axis),
    }),
  ),
  ...ALL_LANES.filter((lane) => lane !== 'difference').map(
    (lane): Command => ({
      id: `lane-${lane}`,
      title: w.lane(LANE_SPECS[lane].title),
      group: 'show',
      on: (app) => app.lanes.includes(lane),
      enabled: ({ lanes, installed }) =>
        lane === 'installed' && !installed ? false : lanes.length > 1 || !lanes.includes(lane),
      why: lane === 'installed' ? w.why.noLeaves : w.why.lastLane,
      run: ({ app }) => app.setLanes(toggledLane(app.lanes, lane)),
    }),
  ),
  {
    id: 'lanes-usual',
    title: w.usualLanes,
    group: 'show',
    enabled: ({ lanes }) => lanes.join() !== LANES.join(),
    why: w.why.usualLanes,
    run: ({ app }) => app.setLanes([...LANES]),
  },
  ...THEMES.map(
    (theme): Command => ({
      id: `theme-${theme}`,
      title: words.app.theme[theme],
      group: 'show',
      on: (app) => app.theme === theme,
      run: ({ app }) => app.setTheme(theme),
    }),
  ),
];
