/** What a field has that takes no prose: nothing is corrected, completed or begun with a capital. */
export const PLAIN = { spellCheck: false, autoComplete: 'off', autoCapitalize: 'off' } as const;
