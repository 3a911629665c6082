/** Another document from the same reading: with what a visitor picked. */
import type { Picks } from './choices';
import { boundedSentences } from './limits';
import { mergeStatements } from './merge';
import type { Reading } from './types';

/**
 * The reading with the document, sentences and choices as they are with these picks. Picks that the reading does not
 * offer are passed over. A reading that cannot be chosen from (a document of this tool, a refusal) comes back as it is.
 */
export function choose(reading: Reading, picks: Picks): Reading {
  const { statements, doc } = reading;
  if (!statements || !doc) return reading;
  const merged = mergeStatements(statements, doc.policy, picks);
  if (!merged.doc) return reading;
  return {
    ...reading,
    doc: merged.doc,
    assumed: boundedSentences(merged.assumed),
    differences: boundedSentences(merged.differences),
    choices: merged.choices,
    told: merged.told,
  };
}
