/** The document itself, with all of its events. */
import { minimal } from '../../scenario/defaults';
import type { Writer } from './types';

export const scenarioJsonWriter: Writer = {
  id: 'scenario-json',
  title: 'GPAtlas scenario (JSON)',
  extension: 'json',
  whole: true,
  write: (doc) => `${JSON.stringify(minimal(doc), null, 2)}\n`,
};
