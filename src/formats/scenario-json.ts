/** This tool's own document, as it exports it. */
import { parseScenarioText } from '../scenario/parse';
import { MAX_LISTED, MAX_SHOWN } from './limits';
import type { LineReport, Reading, ReadOptions, Verdict, WholeFormat } from './types';

const BEGIN = /^\s*(?:```(?:json)?\s*)?\{/;
const OWN_KEY = /"(?:version|policy|vcpus)"\s*:/;

function whole(text: string, options: ReadOptions): Reading | undefined {
  if (!BEGIN.test(text.slice(0, 1000)) || !OWN_KEY.test(text)) return undefined;
  const trimmed = text.trim().replace(/^```(?:json)?/, '');
  const json = trimmed.endsWith('```') ? trimmed.slice(0, -3) : trimmed;
  try {
    const doc = parseScenarioText(json, options.isPolicy ?? (() => true));
    return { ...readingOf(text, { status: 'read' }), doc };
  } catch (thrown) {
    // A document that is nested without end overflows the stack: a refusal like any other.
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    return { ...readingOf(text, { status: 'unknown', why: 'the document as a whole is refused' }), error };
  }
}

/** The lines all share one verdict: a document is read whole or not at all. */
function readingOf(text: string, verdict: Verdict): Reading {
  const lines = text.split('\n', MAX_LISTED).map((line, i): LineReport => {
    const shown = { number: i + 1, text: line.slice(0, MAX_SHOWN) };
    return line.trim() === '' ? { ...shown, status: 'noise' } : { ...shown, ...verdict };
  });
  const counts = { read: 0, noise: 0, unknown: 0 };
  for (const line of lines) counts[line.status]++;
  return { formats: ['scenario-json'], lines, counts, assumed: [], differences: [] };
}

export const scenarioJson: WholeFormat = { id: 'scenario-json', title: 'GPAtlas scenario (JSON)', whole };
