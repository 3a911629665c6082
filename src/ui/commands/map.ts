/** What the map does. A map takes their keys itself while it has the focus, as there may be more than one. */
import type { App } from '../../store/state';
import type { MapDeed } from '../map/dom/deeds';
import { words } from '../words';
import { words as map } from '../words/map';
import type { Command } from './types';

const w = words.commands;

export interface MapCommand extends Command {
  readonly deed: MapDeed;
}

const isSelected = { enabled: (app: App) => app.selection !== null, why: w.why.noPage };

export const mapCommands: readonly MapCommand[] = [
  deed('zoomIn', map.zoomIn, { keys: ['+', '='] }),
  deed('zoomOut', map.zoomOut, { keys: ['-', '_'] }),
  deed('whole', map.whole, { keys: ['0'] }),
  deed('fit', w.fit, { keys: ['f', 'F'], ...isSelected }),
  deed('left', w.left, { keysIn: { map: ['ArrowLeft'] } }),
  deed('right', w.right, { keysIn: { map: ['ArrowRight'] } }),
  deed('first', w.first, { keysIn: { map: ['Home'] } }),
  deed('last', w.last, { keysIn: { map: ['End'] } }),
  // No browser and no desktop takes Shift with an arrow, as they do Alt and Ctrl.
  deed('changeLeft', w.changeLeft, { keysIn: { map: ['Shift+ArrowLeft'] } }),
  deed('changeRight', w.changeRight, { keysIn: { map: ['Shift+ArrowRight'] } }),
  deed('laneUp', w.laneUp, { keysIn: { map: ['ArrowUp'] } }),
  deed('laneDown', w.laneDown, { keysIn: { map: ['ArrowDown'] } }),
  deed('panLeft', w.panLeft, { keysIn: { map: ['PageUp'] } }),
  deed('panRight', w.panRight, { keysIn: { map: ['PageDown'] } }),
  deed('centre', w.centre, { keysIn: { map: ['Enter', ' '] } }),
  deed('unselect', w.unselect, { keysIn: { map: ['Escape'] }, ...isSelected }),
];

function deed(
  name: MapDeed,
  title: string,
  rest: Pick<Command, 'keys' | 'keysIn' | 'enabled' | 'why'>,
): MapCommand {
  return { id: `map-${name}`, deed: name, title, group: 'map', ...rest, run: (c) => c.map?.perform(name) };
}
