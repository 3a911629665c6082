/** From the document of an old link to the present one, a version at a time. */

/** The newest version of links. The document in them says its own version, which has been 1 all along. */
export const VERSION = 2;

export interface Upgrader {
  /** The version that it reads; it writes the next one. */
  readonly from: number;
  /** Turns a document of `from`, which may be invalid, into one of `from + 1`. Never throws on bad input. */
  upgrade(doc: unknown): unknown;
}

/** One for each version below VERSION, in order. An entry stays for ever once a link of its version was shared. */
export const UPGRADERS: readonly Upgrader[] = [
  // 2 deflates with a dictionary; the document is as it was.
  { from: 1, upgrade: (doc) => doc },
];

/** Throws unless the table leads from version 1 to `version` without a gap. */
export function assertContiguous(upgraders: readonly Upgrader[], version: number): void {
  const steps = upgraders.map((upgrader) => upgrader.from).join(' ');
  const wanted = Array.from({ length: version - 1 }, (_, i) => i + 1).join(' ');
  if (steps !== wanted) throw new Error(`upgraders read versions [${steps}], but [${wanted}] are needed`);
}
assertContiguous(UPGRADERS, VERSION);

/** The document as one of the present version. It is still to be validated. */
export function upgraded(doc: unknown, from: number, upgraders = UPGRADERS): unknown {
  return upgraders.slice(from - 1).reduce((value, upgrader) => upgrader.upgrade(value), doc);
}
