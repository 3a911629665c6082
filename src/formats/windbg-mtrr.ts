/**
 * The `!mtrr` extension of WinDbg: the 88 fixed ranges by name, then base, mask and length of the variable ones, each as
 * high:low, without the low twelve bits. Slots that are not valid are empty.
 */
import { FIXED_COUNT } from '../arch/fixed';
import type { TypeCode } from '../arch/memtype';
import { MAX_VARIABLE } from '../arch/msr';
import { fixedAt } from './fixed-bounds';
import { shortType } from './type-words';
import type { Line, LineFormat, LineReader, RangeFact, Statement, Verdict } from './types';
import { DAMAGED, NOISE, READ } from './verdicts';
import { address, hex } from './words';

const HEAD =
  /^MTRR: (?:(dis|en)abled,? ?)?Var (\d{1,2}), Fixed-support (en|dis)abled, (?:non-)?USWC-\w{1,14}, Default: (\w\w)$/i;
const FIXED_LINE = /^(?:(?:UC|WC|WT|WP|WB):[0-9a-f]{5}-[0-9a-f]{5}(?: |$)){1,8}$/i;
/** Characters of `WB:00000-0ffff `. */
const FIXED_WIDTH = 15;
const TABLE = /^Variable: Base Mask Length$/;
const HALF = '([0-9a-f]{8})[:`]?([0-9a-f]{8})';
const RANGE = new RegExp(String.raw`^(\d{1,2})\. (\w\w): ${HALF} ${HALF} ${HALF}$`, 'i');
const EMPTY = /^(\d{1,2})\.$/;
const NEAR = /^(?:MTRR: +(?:\w+,? )?Var |\d{1,2}\. (?:UC|WC|WT|WP|WB)\b)/i;
const LOW = 0xfffn;

class Reader implements LineReader {
  private readonly fixed = Array.from({ length: FIXED_COUNT }, () => -1);
  private readonly ranges = new Map<number, RangeFact>();
  private count: number | undefined;
  private defaultType: TypeCode | undefined;
  private fixedEnabled: boolean | undefined;
  private enabled: boolean | undefined;
  private inTable = false;
  private complete = true;
  private seen = false;

  line(line: Line): Verdict | undefined {
    const verdict = this.take(line.body);
    if (verdict?.status === 'read') this.seen = true;
    if (verdict?.status === 'unknown') this.complete = false;
    return verdict;
  }

  end(): Statement | undefined {
    if (!this.seen) return undefined;
    return {
      format: 'windbg-mtrr',
      source: '!mtrr',
      stage: 'state',
      printed: {
        ...(this.defaultType === undefined ? {} : { defaultType: this.defaultType }),
        ...(this.enabled === undefined ? {} : { enabled: this.enabled }),
        ...(this.fixedEnabled === undefined ? {} : { fixedEnabled: this.fixedEnabled }),
        ...(this.fixed.some((type) => type >= 0) ? { fixed: this.fixed } : {}),
        ranges: this.ranges,
        complete: this.complete && this.inTable,
      },
      ...(this.count === undefined ? {} : { variableMtrrs: { count: this.count, sure: true } }),
      assumed: [],
      differences: [],
    };
  }

  private take(body: string): Verdict | undefined {
    if (FIXED_LINE.test(body)) return this.takeFixed(body);
    if (TABLE.test(body)) {
      this.inTable = true;
      return NOISE;
    }
    const head = HEAD.exec(body);
    if (head) return this.takeHead(head);
    const range = RANGE.exec(body);
    if (range) return this.takeRange(range);
    const empty = this.inTable ? EMPTY.exec(body) : null;
    if (empty) {
      this.ranges.set(Number(empty[1]), { valid: false, base: 0n, type: 0 });
      return READ;
    }
    return NEAR.test(body) ? DAMAGED : undefined;
  }

  private takeHead([, state, count, fixed, word]: RegExpExecArray): Verdict {
    const type = shortType(word as string);
    if (type === undefined || Number(count) > MAX_VARIABLE) return DAMAGED;
    this.defaultType = type;
    this.count = Number(count);
    this.fixedEnabled = fixed?.toLowerCase() === 'en';
    if (state !== undefined) this.enabled = state.toLowerCase() === 'en';
    return READ;
  }

  private takeFixed(body: string): Verdict {
    for (let at = 0; at < body.length; at += FIXED_WIDTH) {
      const start = address(body.slice(at + 3, at + 8));
      const end = address(body.slice(at + 9, at + 14)) + 1;
      const index = fixedAt(start, end);
      if (index < 0) return { status: 'unknown', why: 'no fixed range has these bounds' };
      this.fixed[index] = shortType(body.slice(at, at + 2)) as TypeCode;
    }
    return READ;
  }

  private takeRange(found: RegExpExecArray): Verdict {
    const [, index, word, ...halves] = found as unknown as string[];
    const [base, mask, length] = [0, 2, 4].map((i) => hex(`${halves[i]}${halves[i + 1]}`)) as [
      bigint,
      bigint,
      bigint,
    ];
    const type = shortType(word as string);
    if (type === undefined || Number(index) >= MAX_VARIABLE) return DAMAGED;
    if ((base | mask) & LOW || (base | mask) >> 52n) return DAMAGED;
    // The length is only the mask's lowest bit in other words.
    if (length !== (mask & -mask)) return { status: 'unknown', why: 'mask and length disagree' };
    this.ranges.set(Number(index), { valid: true, base, mask, type });
    return READ;
  }
}

export const windbgMtrr: LineFormat = {
  id: 'windbg-mtrr',
  title: 'WinDbg !mtrr',
  hint: /^(?:[UuWw][CcTtPpBb]:|Variable:|[Mm][Tt][Rr][Rr]:|\d{1,2}\.)/,
  reader: () => new Reader(),
};
