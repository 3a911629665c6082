/** Which source counts where several say something of the same register. */
import type { Stage, Statement } from './types';

const STAGES: readonly Stage[] = ['state', 'boot', 'firmware', 'hint'];
/** Of those that read the running machine: the one that people run on purpose first, then whoever decodes least. */
const READERS = ['rdmsr', 'c-table', 'xen-hvmctx', 'inteltool', 'chipsec', 'x86info', 'proc-mtrr'];

function rankOf({ stage, format }: Statement): number {
  const reader = READERS.indexOf(format);
  return STAGES.indexOf(stage) * 100 + (reader < 0 ? READERS.length : reader);
}

/** The statements, what counts most first; among equals as they stand in the text. */
export function ranked<T extends Statement>(statements: readonly T[]): T[] {
  return [...statements].sort((a, b) => rankOf(a) - rankOf(b));
}
