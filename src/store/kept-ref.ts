/** Which of the named scenarios is open, and as of which save. */
export interface KeptRef {
  readonly id: string;
  /** Counts the saves of it: another tab may have saved it since. */
  readonly version: number;
}

/** A reference out of storage, where it is one. */
export function keptRefOf(value: unknown): KeptRef | undefined {
  const { id, version } = (value ?? {}) as Record<string, unknown>;
  return typeof id === 'string' && typeof version === 'number' ? { id, version } : undefined;
}
