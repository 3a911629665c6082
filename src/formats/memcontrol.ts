/**
 * FreeBSD's `memcontrol list` and OpenBSD's `memconfig list`: base/length, owner, attributes. Source: listfunc() in
 * usr.sbin/memcontrol/memcontrol.c; i686_mrfetch() in sys/x86/x86/i686_mem.c: the fixed ranges come first where FE is on,
 * then the variable ones in the order of their registers; those that are not active only with -a.
 */
import { FIXED_COUNT } from '../arch/fixed';
import type { TypeCode } from '../arch/memtype';
import { MAX_VARIABLE } from '../arch/msr';
import { fixedAt } from './fixed-bounds';
import type { Line, LineFormat, LineReader, RangeFact, Statement, Verdict } from './types';
import { READ } from './verdicts';
import { hex } from './words';

const WORDS =
  'uncacheable|write-combine|write-through|write-back|write-protect|force|unknown|fixed-base|fixed-length|set-by-firmware|active|bogus';
const ROW = new RegExp(
  String.raw`^0x([0-9a-fA-F]{1,16})\/0x([0-9a-fA-F]{1,16}) (\S{1,8})((?: (?:${WORDS}))*)$`,
);
const NEAR = /^0x[0-9a-fA-F]{1,16}\/(?:0x|$)/;
const TYPES: Readonly<Record<string, TypeCode>> = {
  uncacheable: 0,
  'write-combine': 1,
  'write-through': 4,
  'write-back': 6,
  'write-protect': 5,
};

class Reader implements LineReader {
  private readonly fixed = Array.from({ length: FIXED_COUNT }, () => -1);
  private readonly ranges = new Map<number, RangeFact>();
  private next = 0;
  private inactive = false;

  line({ body }: Line): Verdict | undefined {
    if (!NEAR.test(body)) return undefined;
    const row = ROW.exec(body);
    const why = row ? this.take(row) : 'the line is cut short or damaged';
    return why === undefined ? READ : { status: 'unknown', why };
  }

  end(): Statement | undefined {
    const hasFixed = this.fixed.some((type) => type >= 0);
    if (this.next === 0 && !hasFixed) return undefined;
    return {
      format: 'memcontrol',
      source: 'memcontrol',
      stage: 'state',
      printed: {
        enabled: true,
        fixedEnabled: hasFixed,
        ...(hasFixed ? { fixed: this.fixed } : {}),
        ranges: this.ranges,
        complete: true,
      },
      assumed: this.inactive
        ? []
        : ['memcontrol lists only active ranges: they are numbered in its order, the others are not valid.'],
      differences: [],
    };
  }

  /** Why the row is not read, or undefined where it is. */
  private take([, baseText, lengthText, , list]: RegExpExecArray): string | undefined {
    const words = (list as string).trim().split(' ');
    const base = hex(baseText as string);
    const size = hex(lengthText as string);
    const active = words.includes('active');
    const type = words.map((word) => TYPES[word]).find((code) => code !== undefined);
    if (words.includes('fixed-base')) {
      const index = fixedAt(Number(base), Number(base + size));
      if (index < 0) return 'no fixed range has these bounds';
      if (type === undefined) return 'the row names no memory type';
      this.fixed[index] = type;
      return undefined;
    }
    if (this.next >= MAX_VARIABLE) return `more than ${MAX_VARIABLE} variable ranges`;
    if (!active) {
      this.inactive = true;
      this.ranges.set(this.next++, { valid: false, base: 0n, type: 0 });
      return undefined;
    }
    if (type === undefined) return 'the row names no memory type';
    if (base % 4096n !== 0n || size % 4096n !== 0n || size === 0n)
      return 'base and length must be whole pages';
    if (base >> 52n || size > 1n << 52n) return 'the range lies above the widest address space';
    if ((size & (size - 1n)) !== 0n) return 'the length is no power of two, so the mask is not known';
    this.ranges.set(this.next++, { valid: true, base, size, type });
    return undefined;
  }
}

export const memcontrol: LineFormat = {
  id: 'memcontrol',
  title: 'memcontrol list (FreeBSD), memconfig list (OpenBSD)',
  hint: NEAR,
  reader: () => new Reader(),
};
