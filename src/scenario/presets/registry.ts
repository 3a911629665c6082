/** Every preset, in the order in which they are offered. A new family is one file and one line here. */
import { boots } from './boot';
import type { Preset } from './build';
import { netbook945 } from './first';
import { runningGuests } from './guests';
import { otherGuests } from './hypervisors';
import { machines } from './machines';
import { ovmfGuests } from './ovmf';
import { ovmfStages } from './ovmf-sec';
import { questionStories } from './questions';
import { sdmExamples } from './sdm';
import { seabiosGuests } from './seabios';
import { stories } from './stories';
import { vmmGuests } from './vmms';

export const PRESETS: readonly Preset[] = [
  ...stories,
  ...questionStories,
  ...runningGuests,
  ...seabiosGuests,
  ...ovmfGuests,
  ...ovmfStages,
  ...vmmGuests,
  ...otherGuests,
  ...boots,
  ...machines,
  ...sdmExamples,
];

/** The preset that the site opens with. */
export const FIRST = netbook945.id;

/** The preset of that id, or undefined. */
export const presetById = (id: string): Preset | undefined => PRESETS.find((preset) => preset.id === id);
