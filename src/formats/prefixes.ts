/** What logs, mail and tools put in front of a line. Source of the forms: printk, journald, rsyslog, dmesg(1), Xen. */
import { plain, withoutMarkup } from './damage';

const PRINTK_TIME = /^\[[+ ]?\d{1,10}\.\d{1,9}\] ?/;

/** Stripped from the left, repeatedly: a mail may quote a journal that quotes printk. */
const PREFIXES: readonly RegExp[] = [
  // Mail quotes.
  /^>+ ?/,
  // The log level of syslog: <6>.
  /^<\d{1,3}>/,
  PRINTK_TIME,
  // dmesg -T and dmesg -e.
  /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} [\d:.]{5,15} \d{4}\] ?/,
  /^\[[A-Z][a-z]{2} ?\d{1,2} [\d:]{5,8}\] ?/,
  // The caller, with CONFIG_PRINTK_CALLER.
  /^\[ ?[TC]\d{1,10}\] ?/,
  // journald, rsyslog.
  /^[A-Z][a-z]{2} \d{1,2} [\d:.]{5,20} \S{1,255} kernel(?:\[\d{1,10}\])?: ?/,
  /^[A-Z][a-z]{2} \d{4}-\d\d-\d\d [\d:.]{5,20} (?:[A-Z]\S{1,5} )?\S{1,255} kernel(?:\[\d{1,10}\])?: ?/,
  /^\d{4}-\d\d-\d\d[T ][\d:.,]{5,20}(?:Z|[+-][\d:]{4,6})? (?:\S{1,255} kernel(?:\[\d{1,10}\])?: ?)?/,
  // Anaconda: no host.
  /^[\d:,.]{5,20} ?[A-Z]{4,8} ?kernel: ?/,
  // dmesg -x.
  /^kern ?: ?[a-z]{3,6} ?: ?/,
  /^\(XEN\) ?/,
  // Xen with console_timestamps=date.
  /^\[\d{4}-\d\d-\d\d [\d:.]{5,15}\] ?/,
  // coreboot's log levels.
  /^\[(?:EMERG|ALERT|CRIT|ERROR|WARN|NOTE|INFO|DEBUG|SPEW) ?\] ?/,
  // Comments of Rust and C.
  /^\/\/[/!]? ?/,
  // grep -n, cat -n.
  /^(?:[\w./-]{1,200}:)?\d{1,7}[:-] ?(?=\[|<\d|reg\d|MTRR|MSR|BIOS-e820)/,
];

const HOST = /^\S{1,255} kernel: ?/;
const MOST_PREFIXES = 12;

/** The body of a line: without damage, prefixes and markup. */
export function bodyOf(text: string): string {
  return stripPrefixes(plain(text));
}

/** Strips what stands in front of a body; also where a line was cut into pieces. */
export function stripPrefixes(text: string): string {
  let body = withoutMarkup(text);
  let timed = false;
  for (let n = 0; n < MOST_PREFIXES; n++) {
    const before = body;
    for (const prefix of PREFIXES) {
      const match = prefix.exec(body);
      if (!match) continue;
      timed ||= prefix === PRINTK_TIME;
      body = body.slice(match[0].length);
      break;
    }
    // journalctl -o short-monotonic names the host after the time.
    if (timed && body === before) body = body.replace(HOST, '');
    if (body === before) break;
  }
  return withoutMarkup(body.trimStart());
}
