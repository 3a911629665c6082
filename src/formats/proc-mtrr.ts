/**
 * /proc/mtrr, in the order of fields of Linux 2.6.26 and later, and in the older one.
 * Source: mtrr_seq_show() in arch/x86/kernel/cpu/mtrr/if.c. Sizes are decimal, K only below 1 MiB; the MB behind the
 * base is a rounded copy. Ranges of size 0, the default type and the fixed ranges are not printed.
 */
import { MAX_VARIABLE } from '../arch/msr';
import { MAX_VERSIONS } from './limits';
import type { Line, LineFormat, LineReader, RangeFact, Statement, Verdict, Version } from './types';
import { Fate } from './verdicts';
import { equalRanges } from './versions';
import { badType, hex, wordType } from './words';

const START = String.raw`^reg(\d{2,3}): ?base=0x([0-9a-f]{8,16}) ?\( ?(\d{1,10})MB\), size= ?(\d{1,10})([KM])B`;
const WORD = 'uncachable|write-(?:back|combining|through|protect)';
// Web pages lose the end of the last line, so that a sentence goes on right behind the type. Not the next range.
const NEW = new RegExp(
  String.raw`${START}, count=\d{1,10}: ?(?:(${WORD})(?!.{0,400}base=)|(\S{1,20})$)`,
  'i',
);
const OLD = new RegExp(String.raw`${START}: ?(\S{1,20}), count=\d{1,10}$`, 'i');
const NEAR = /^reg\d{1,3}(?:: ?(?:b|$)|.{0,3}base=)/;

const KIB = 1024n;
const MIB = 1024n * KIB;
const SUPERSEDED = 'from an earlier /proc/mtrr in the same text; the last one is taken';

class Reader implements LineReader {
  private ranges = new Map<number, RangeFact>();
  private lines = new Map<string, number>();
  private fate = new Fate();
  private last = -1;
  private dumps = 0;
  private from = 0;
  private to = 0;
  /** What the file held: each state once, the last ones. */
  private readonly versions: Version[] = [];

  line(line: Line): Verdict | undefined {
    if (!NEAR.test(line.body)) return undefined;
    const found = NEW.exec(line.body) ?? OLD.exec(line.body);
    const range = found ? rangeOf(found) : 'the line is cut short or damaged';
    if (typeof range === 'string') return { status: 'unknown', why: range };
    const index = Number((found as RegExpExecArray)[1]);
    // The file lists its registers in order: a number that does not grow begins another file.
    if (index <= this.last || this.dumps === 0) this.begin(line.number);
    this.last = index;
    this.to = line.number;
    this.ranges.set(index, range);
    this.lines.set(`range ${index}`, line.number);
    return this.fate.take();
  }

  end(): Statement | undefined {
    if (this.dumps === 0) return undefined;
    this.close();
    return {
      format: 'proc-mtrr',
      source: '/proc/mtrr',
      stage: 'state',
      printed: { ranges: this.ranges, complete: true },
      lines: this.lines,
      ...(this.versions.length > 1 ? { versions: this.versions } : {}),
      assumed: [
        '/proc/mtrr lists only the variable ranges in use: the other registers are taken as not valid.',
      ],
      differences: [],
    };
  }

  /** Keeps what one file held. A copy of it, e.g. one in the quoted mail below, is nothing of its own. */
  private close(): void {
    if (this.dumps === 0) return;
    const version = { ranges: this.ranges, lines: this.lines, first: this.from, last: this.to };
    const copy = this.versions.findIndex(({ ranges }) => equalRanges(ranges, version.ranges));
    if (copy >= 0) this.versions.splice(copy, 1);
    this.versions.push(version);
    if (this.versions.length > MAX_VERSIONS) this.versions.shift();
  }

  private begin(number: number): void {
    this.close();
    this.fate.drop(SUPERSEDED);
    this.ranges = new Map();
    this.lines = new Map();
    this.fate = new Fate();
    this.dumps++;
    this.from = number;
  }
}

/** The range of a line, or why it is none. */
function rangeOf(found: RegExpExecArray): RangeFact | string {
  const [, index, digits, copy, amount, unit, known, other] = found as unknown as string[] & { length: 8 };
  const word = known ?? other;
  const base = hex(digits as string);
  const size = BigInt(amount as string) * (unit?.toUpperCase() === 'K' ? KIB : MIB);
  const type = wordType(word as string);
  if (Number(index) >= MAX_VARIABLE) return `no CPU has a variable range ${index}`;
  if (type === undefined) return badType(word as string);
  if (base / MIB !== BigInt(copy as string)) return 'the base and its copy in MB disagree';
  if (base % 4096n !== 0n || size % 4096n !== 0n || size === 0n) return 'base and size must be whole pages';
  if (base >= 1n << 52n || size > 1n << 52n) return 'the range lies above the widest address space';
  return { valid: true, base, size, type };
}

export const procMtrr: LineFormat = {
  id: 'proc-mtrr',
  title: '/proc/mtrr',
  hint: /^reg\d/,
  reader: () => new Reader(),
};
