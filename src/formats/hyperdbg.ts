/**
 * HyperDbg's log of the ranges that it made of the MTRRs: one row a valid register, ends inclusive. Old versions leave WB
 * ranges out of what they commit, and print no fixed ranges. Source: EptBuildMtrrMap() in hyperdbg/hprdbghv.
 */
import { FIXED_COUNT } from '../arch/fixed';
import { isTypeCode } from '../arch/memtype';
import { MAX_VARIABLE } from '../arch/msr';
import { fixedAt } from './fixed-bounds';
import type { Line, LineFormat, LineReader, RangeFact, Statement, Verdict } from './types';
import { DAMAGED, READ } from './verdicts';
import { hex } from './words';

const ROW = /\bMTRR Range: Base=0x([0-9a-f]{1,16}) End=0x([0-9a-f]{1,16}) Type=0x([0-9a-f]{1,2})$/i;
const TOTAL = /\bTotal MTRR Ranges Committed: (\d{1,4})$/;
const NEAR = /\bMTRR Range: /;

class Reader implements LineReader {
  private readonly fixed = Array.from({ length: FIXED_COUNT }, () => -1);
  private readonly ranges: RangeFact[] = [];
  private rows = 0;
  private committed: number | undefined;

  line({ body }: Line): Verdict | undefined {
    if (!body.includes('MTRR Range')) return undefined;
    const total = TOTAL.exec(body);
    if (total) {
      this.committed = Number(total[1]);
      return READ;
    }
    const row = ROW.exec(body);
    if (!row) return NEAR.test(body) ? DAMAGED : undefined;
    const why = this.take(
      hex(row[1] as string),
      hex(row[2] as string) + 1n,
      Number.parseInt(row[3] as string, 16),
    );
    return why === undefined ? READ : { status: 'unknown', why };
  }

  end(): Statement | undefined {
    if (this.rows === 0) return undefined;
    const assumed = ["HyperDbg's log does not number the registers: they are numbered in its order."];
    if (this.committed !== undefined && this.committed !== this.rows)
      assumed.push(
        `HyperDbg says that it committed ${this.committed} of the ${this.rows} ranges: all of them are taken.`,
      );
    return {
      format: 'hyperdbg',
      source: 'the log of HyperDbg',
      stage: 'hint',
      printed: {
        ...(this.fixed.some((type) => type >= 0) ? { fixed: this.fixed } : {}),
        ranges: new Map(this.ranges.map((range, i) => [i, range])),
        complete: false,
      },
      assumed,
      differences: [],
    };
  }

  private take(start: bigint, end: bigint, type: number): string | undefined {
    if (!isTypeCode(type)) return 'the type is a reserved code, which no CPU accepts';
    if (start >= end || end > 1n << 52n) return 'these are no bounds below 2^52';
    this.rows++;
    const index = fixedAt(Number(start), Number(end));
    if (index >= 0) {
      this.fixed[index] = type;
      return undefined;
    }
    const size = end - start;
    if ((size & (size - 1n)) !== 0n || start % size !== 0n || size % 4096n !== 0n)
      return 'no register gives these bounds: the size must be a power of two, and the base a multiple of it';
    if (this.ranges.length >= MAX_VARIABLE) return `more than ${MAX_VARIABLE} ranges`;
    this.ranges.push({ valid: true, base: start, size, type });
    return undefined;
  }
}

export const hyperdbg: LineFormat = {
  id: 'hyperdbg',
  title: 'HyperDbg log',
  hint: /MTRR Range/,
  reader: () => new Reader(),
};
