/**
 * Which named scenario the present one is. Documents that came out of one another by edits are one lineage: undo within
 * it still knows the name under which a later one was saved, and undo beyond the opening of another scenario does not.
 */

/** One of the named scenarios, as of one save. */
export interface KeptRef {
  readonly id: string;
  /** Counts the saves of it: another tab may have saved it since. */
  readonly version: number;
}

/** Lineages by id. Most have no name. */
export type Lineages = Readonly<Record<string, KeptRef>>;

export const newLineage = (): string => Math.random().toString(36).slice(2, 8);

/** Lineages out of storage, as far as they are ones. */
export function lineagesOf(value: unknown): Lineages {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.flatMap(([lineage, ref]) => {
      const { id, version } = (ref ?? {}) as Record<string, unknown>;
      return typeof id === 'string' && typeof version === 'number' ? [[lineage, { id, version }]] : [];
    }),
  );
}
