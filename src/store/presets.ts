/** Presets as scenarios and as pictures. They are loaded when the first one is asked for. */
import type { Preset } from '../scenario/presets/build';
import { ParameterError, type Values } from '../scenario/presets/parameters';
import type { Scenario } from '../scenario/types';
import type { Client } from '../worker/client';
import type { Actions, PresetCard } from './state';

export type LoadPresets = () => Promise<readonly Preset[]>;

/** What the page lists. */
export const cardsOf = (presets: readonly Preset[]): PresetCard[] =>
  presets.map(({ scenario: _, with: __, ...card }) => card);

/** The preset's scenario for the values, undefined where there is no such preset. Throws ParameterError. */
export async function presetScenario(
  load: LoadPresets,
  id: string,
  values: Values = {},
): Promise<Scenario | undefined> {
  const preset = (await load()).find((one) => one.id === id);
  return preset?.with && Object.keys(values).length > 0 ? preset.with(values) : preset?.scenario;
}

/** The action of that name. */
export const picturing =
  (client: Client, load: LoadPresets): Actions['presetPicture'] =>
  async (id, values) => {
    try {
      const doc = await presetScenario(load, id, values);
      if (!doc) throw new RangeError(`There is no preset ${JSON.stringify(id)}.`);
      return { picture: await client.picture(doc) };
    } catch (error) {
      if (!(error instanceof ParameterError)) throw error;
      const { parameter: refused, most } = error;
      return most === undefined ? { refused } : { refused, most };
    }
  };
