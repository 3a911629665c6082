/** What can be added: the kinds of events, in the order of the menu. */
export const KINDS = [
  ...(['mp', 'wrmsr', 'cr0'] as const),
  ...(['dmaMore', 'dmaLess', 'quirk'] as const),
  ...(['online', 'reset', 'migrate'] as const),
] as const;
export type Kind = (typeof KINDS)[number];

/** Those that have nothing to ask: they go in at once. */
export const AT_ONCE = { dmaMore: 1, dmaLess: -1 } as const;

/** The kinds that a dialog asks about. */
export type AskedKind = Exclude<Kind, keyof typeof AT_ONCE>;

export const isAtOnce = (kind: Kind): kind is keyof typeof AT_ONCE => kind in AT_ONCE;
