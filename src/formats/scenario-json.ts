/** This tool's own document, as it exports it. */
import { parseScenarioText } from '../scenario/parse';
import type { Reading, ReadOptions, WholeFormat } from './types';
import { wholeReading } from './whole';

const ID = 'scenario-json';
const BEGIN = /^\s*(?:```(?:json)?\s*)?\{/;
const OWN_KEY = /"(?:version|policy|vcpus)"\s*:/;

function whole(text: string, options: ReadOptions): Reading | undefined {
  if (!BEGIN.test(text.slice(0, 1000)) || !OWN_KEY.test(text)) return undefined;
  try {
    const doc = parseScenarioText(withoutFence(text), options.isPolicy ?? (() => true));
    return { ...wholeReading(ID, text, { status: 'read' }), doc, isWhole: true };
  } catch (thrown) {
    // A document that is nested without end overflows the stack: a refusal like any other.
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    const why = 'the document as a whole is refused';
    return { ...wholeReading(ID, text, { status: 'unknown', why }), error };
  }
}

/** A text without the fence that Markdown puts around code. */
export function withoutFence(text: string): string {
  const trimmed = text.trim().replace(/^```(?:json)?/, '');
  return trimmed.endsWith('```') ? trimmed.slice(0, -3) : trimmed;
}

export const scenarioJson: WholeFormat = { id: ID, title: 'GPAtlas scenario (JSON)', whole };
