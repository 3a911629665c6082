/** What mail, web pages and terminals do to a line, undone. Every pattern is bounded: cost is linear in the text. */

/** Is the text a mail body in quoted-printable (RFC 2045, 6.7)? Soft line ends alone are not enough: `200=`. */
export function isQuotedPrintable(text: string): boolean {
  return (text.includes('=\n') || text.includes('=\r\n')) && /=(?:3D|20)/.test(text);
}

/** The octets of a quoted-printable line; a soft line end must be gone already. */
export function decodeQuotedPrintable(line: string): string {
  return line.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  gt: '>',
  lt: '<',
  amp: '&',
  nbsp: ' ',
  quot: '"',
  apos: "'",
};

function decodeEntities(line: string): string {
  return line.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,4}));/gi, (whole, dec, hex, name) => {
    if (name) return ENTITIES[(name as string).toLowerCase()] ?? whole;
    const code = dec ? Number(dec) : Number.parseInt(hex as string, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

// Tags have a name of letters, so `<6>` (a log level) and `<name@host>` stay.
const TAG = /<[/!]?[a-z][a-z0-9]{0,15}(?: [^<>]{0,300})?\/?>/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences of terminals begin with a control character
const ANSI = /\u001b\[[0-9;?]{0,20}[A-Za-z]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: raw log buffers carry marker bytes
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200d\ufeff]/g;

// What many lines of a log have none of: then nothing below has anything to do.
const UNTIDY = /[^ -~]|[<&]|^ | $| {2}/;
const UNUSUAL = /[^\t -~]|[<&]/;
/** Blanks that are more than one, or another one than a space: single spaces are left alone, there are so many. */
const BLANKS = /\s{2,}|[^\S ]/g;

/** Without terminal colours, control characters, HTML and runs of blanks. */
export function plain(line: string): string {
  if (!UNTIDY.test(line)) return line;
  // Indented, and tidy otherwise.
  const inner = line.trim();
  if (!UNTIDY.test(inner)) return inner;
  return (UNUSUAL.test(line) ? repaired(line) : line).replace(BLANKS, ' ').trim();
}

function repaired(line: string): string {
  let text = line;
  if (text.includes('\u001b')) text = text.replace(ANSI, '');
  text = text.replace(CONTROL, '');
  if (text.includes('<')) text = text.replace(TAG, ' ');
  if (text.includes('&')) text = decodeEntities(text);
  return text;
}

const MARKS = new Set(Array.from('_*`|~\\', (mark) => mark.charCodeAt(0)));

/** Without the markup that wikis and forums put around a line. */
export function withoutMarkup(line: string): string {
  if (!MARKS.has(line.charCodeAt(0)) && !MARKS.has(line.charCodeAt(line.length - 1))) return line;
  return line.replace(/^[_*`|~]{1,8} ?/, '').replace(/ ?[_*`|~\\]{1,8}$/, '');
}
