/** What logs, mail and tools put in front of a line. Source of the forms: printk, journald, rsyslog, dmesg(1), Xen. */
import { plain, withoutMarkup } from './damage';

const PRINTK_TIME = /^\[[+ ]?\d{1,10}\.\d{1,9}\] ?/;

const QUOTE = /^>+ ?/;
/** The log level of syslog: <6>. */
const LEVEL = /^<\d{1,3}>/;
const CAPITAL = /[A-Z]/;
/** The caller, with CONFIG_PRINTK_CALLER. */
const CALLER = /^\[ ?[TC]\d{1,10}\] ?/;
const BRACKETED_NUMBERS: readonly RegExp[] = [
  PRINTK_TIME,
  CALLER,
  // Xen with console_timestamps=date.
  /^\[\d{4}-\d\d-\d\d [\d:.]{5,15}\] ?/,
];
const BRACKETED_WORDS: readonly RegExp[] = [
  // dmesg -T and dmesg -e.
  /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} [\d:.]{5,15} \d{4}\] ?/,
  /^\[[A-Z][a-z]{2} ?\d{1,2} [\d:]{5,8}\] ?/,
  CALLER,
  // coreboot's log levels.
  /^\[(?:EMERG|ALERT|CRIT|ERROR|WARN|NOTE|INFO|DEBUG|SPEW) ?\] ?/,
];
/** journald and rsyslog, by the day of the month or of the week. */
const CAPITALS: readonly RegExp[] = [
  /^[A-Z][a-z]{2} \d{1,2} [\d:.]{5,20} \S{1,255} kernel(?:\[\d{1,10}\])?: ?/,
  /^[A-Z][a-z]{2} \d{4}-\d\d-\d\d [\d:.]{5,20} (?:[A-Z]\S{1,5} )?\S{1,255} kernel(?:\[\d{1,10}\])?: ?/,
];
/** What a console daemon of Xen hands to syslog. */
const CONSOLE = /^[A-Z][a-z]{2} \d{1,2} [\d:.]{5,20} \S{1,255} \S{1,60}: (?=\(XEN\))/;
const DATE =
  /^\d{4}-\d\d-\d\d[T ][\d:.,]{5,20}(?:Z|[+-][\d:]{4,6})? (?:\S{1,255} kernel(?:\[\d{1,10}\])?: ?)?/;
/** Anaconda: no host. */
const ANACONDA = /^[\d:,.]{5,20} ?[A-Z]{4,8} ?kernel: ?/;
/** dmesg -x. */
const FACILITY = /^kern ?: ?[a-z]{3,6} ?: ?/;
const XEN = /^\(XEN\) ?/;
/** Comments of Rust and C. */
const COMMENT = /^\/\/[/!]? ?/;
/** grep -n, cat -n. */
const NUMBERED = /^(?:[\w./-]{1,200}:)?\d{1,7}[:-] ?(?=\[|<\d|reg\d|MTRR|MSR|BIOS-e820)/;

/** Which prefixes a body can have, by its first character: most lines begin with one that few do. */
function prefixesOf(body: string): readonly RegExp[] {
  const first = body[0] ?? '';
  if (first === '[') return CAPITAL.test(body[1] ?? '') ? BRACKETED_WORDS : BRACKETED_NUMBERS;
  // The name of a month or of a day has three letters.
  if (first >= 'A' && first <= 'Z') return body[3] === ' ' ? WITH_CAPITAL : WITH_WORD;
  if (first >= '0' && first <= '9') return WITH_DIGIT;
  return OTHERS[first] ?? (WORD.test(first) ? WITH_WORD : NOTHING);
}
const WORD = /[\w./-]/;
const WITH_CAPITAL = [...CAPITALS, CONSOLE, NUMBERED];
const WITH_DIGIT = [DATE, ANACONDA, NUMBERED];
const WITH_WORD = [NUMBERED];
const NOTHING: readonly RegExp[] = [];
const OTHERS: Readonly<Record<string, readonly RegExp[]>> = {
  '>': [QUOTE],
  '<': [LEVEL],
  '(': [XEN],
  '/': [COMMENT, NUMBERED],
  k: [FACILITY, NUMBERED],
  ':': [ANACONDA],
  ',': [ANACONDA],
  '.': [ANACONDA, NUMBERED],
};

/** Whether NUMBERED is worth a look, which would read through every word: a number must end in `:` or `-`, or follow a `:`. */
function mayBeNumbered(body: string): boolean {
  let at = 0;
  while (isDigit(body.charCodeAt(at))) at++;
  if (at > 0 && at < 8 && (body[at] === ':' || body[at] === '-')) return true;
  return isDigit(body.charCodeAt(body.indexOf(':') + 1));
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const HOST = /^\S{1,255} kernel: ?/;
const MOST_PREFIXES = 12;
const OPEN = '['.charCodeAt(0);

/** printk's time at the very beginning of a line as most logs have it, before anything is repaired there. */
const RAW_TIME = /^\[ {0,8}\d{1,10}\.\d{1,9}\] {0,8}(?=\S)/;

/** The body of a line: without damage, prefixes and markup. */
export function bodyOf(text: string): string {
  const time = text.charCodeAt(0) === OPEN ? RAW_TIME.exec(text) : null;
  // Blanks stand in nearly every time, and elsewhere seldom.
  return time ? strip(plain(text.slice(time[0].length)), true) : stripPrefixes(plain(text));
}

/** Strips what stands in front of a body, repeatedly: a mail may quote a journal that quotes printk; also where a line was cut into pieces. */
export function stripPrefixes(text: string): string {
  return strip(text, false);
}

function strip(text: string, afterTime: boolean): string {
  let body = withoutMarkup(text);
  let timed = afterTime;
  for (let n = 0; n < MOST_PREFIXES; n++) {
    const before = body;
    for (const prefix of prefixesOf(body)) {
      if (prefix === NUMBERED && !mayBeNumbered(body)) continue;
      const match = prefix.exec(body);
      if (!match) continue;
      timed ||= prefix === PRINTK_TIME;
      body = body.slice(match[0].length);
      break;
    }
    // journalctl -o short-monotonic names the host after the time.
    if (timed && body === before && body.includes(' kernel:')) body = body.replace(HOST, '');
    if (body === before) break;
  }
  return withoutMarkup(body.trimStart());
}
