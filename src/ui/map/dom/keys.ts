/** The keys on the lanes: those of the map's commands. */
import { commandOf, type KeyLike } from '../../commands/keys';
import { mapCommands } from '../../commands/map';
import { type MapState, type Outcome, outcomeOf } from './deeds';

/** What a key does, or undefined where it means nothing here and belongs to the page. */
export function keyDeed(event: KeyLike, state: MapState): Outcome | undefined {
  const command = commandOf(mapCommands, event, 'map') ?? commandOf(mapCommands, event);
  return command && outcomeOf(command.deed, state);
}
