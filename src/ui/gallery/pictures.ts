/** Pictures of presets: asked for one after the other, so that the worker is free for the map, and then kept. */
import type { PresetPicture, Values } from '../../store/state';

type Ask = (id: string, values?: Values) => Promise<PresetPicture>;

/** A kept answer is a few arrays of some dozen numbers; a guest of a chosen size is asked for again. */
const kept = new Map<string, Promise<PresetPicture>>();
let line: Promise<unknown> = Promise.resolve();

/** The picture of a preset. With values it is not kept. `wanted` is asked when its turn comes: who left gets none. */
export function pictureOf(
  ask: Ask,
  id: string,
  values: Values | undefined,
  wanted: () => boolean,
): Promise<PresetPicture | undefined> {
  const known = values ? undefined : kept.get(id);
  if (known) return known;
  const turn = line.then(() => {
    if (!wanted()) return undefined;
    const asked = (values ? undefined : kept.get(id)) ?? ask(id, values);
    if (!values) {
      kept.set(id, asked);
      asked.catch(() => kept.delete(id));
    }
    return asked;
  });
  line = turn.catch(() => undefined);
  return turn;
}
