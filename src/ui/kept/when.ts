const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A time in milliseconds since 1970, as people write it where they live. */
export const when = (time: number): string => format.format(new Date(time));
