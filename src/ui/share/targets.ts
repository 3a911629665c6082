/** A link in the forms in which people pass it on. */

/** Known limits in characters, the least first. QR: version 40, level L, bytes. IRC: RFC 2812; mail: RFC 5322, 2.1.1. */
export const LIMITS = { irc: 512, mail: 998, discord: 2000, qr: 2953 } as const;
export type Limit = keyof typeof LIMITS;

/** Which of them a text of that length exceeds. */
export const exceeded = (length: number): Limit[] =>
  (Object.keys(LIMITS) as Limit[]).filter((name) => length > LIMITS[name]);

/** `[title](<link>)`: in angle brackets no parenthesis of the link ends it. */
export function markdown(title: string, link: string): string {
  return `[${title.replace(/[\\[\]]/g, '\\$&')}](<${link}>)`;
}

/** What a chat or a mail takes without any markup. */
export const plainText = (title: string, link: string): string => `${title} — ${link}`;

/** A frame that shows map and timeline. `link` is a whole address. */
export function iframe(title: string, link: string): string {
  const url = new URL(link);
  url.searchParams.set('embed', '1');
  const quote = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${quote(url.href)}" title="${quote(title)}" width="100%" height="560" loading="lazy"></iframe>`;
}
