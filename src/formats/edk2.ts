/**
 * The debug log of EDK2 and OVMF (DEBUG_CACHE): one block each time that firmware sets a range; the last block is how it
 * left the registers. Source: MtrrDebugPrintAllMtrrsWorker() in UefiCpuPkg/Library/MtrrLib/MtrrLib.c. The port to Rust
 * prints the same with 0x.
 */
import { FIXED_MSRS } from '../arch/fixed';
import { isTypeCode, type MemType, type TypeCode } from '../arch/memtype';
import { MAX_VARIABLE } from '../arch/msr';
import { byteOf } from '../arch/pat';
import { Edk2Block } from './edk2-block';
import { MAX_OUTCOME } from './limits';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { hex } from './words';

const HINT = /M[Tt][Rr][Rr]|Memory Ranges|^Count of vert|^Result = |^(?:UC|WC|WT|WP|WB):/;
const NUMBER = '(?:0x)?([0-9A-Fa-f]{14,16})';
const REQUEST = /^Mtrr: Set Mem Attribute to (Hardware|Buffer)\b/;
const DEF_TYPE = new RegExp(`^MTRR Default Type: ${NUMBER}$`);
const FIXED = new RegExp(String.raw`^Fixed MTRR\[(\d\d)\] ?: ${NUMBER}$`);
const VARIABLE = new RegExp(String.raw`^Variable MTRR\[(\d\d)\] ?: Base=${NUMBER} Mask=${NUMBER}$`);
const NONE = /^Variable MTRR ?: None\.$/;
const ROW = new RegExp(`^(UC|WC|WT|WP|WB):${NUMBER}-${NUMBER}$`);
const NOISE =
  /^(?:MTRR Settings:|Memory Ranges:|Count of vertices \(.{1,60}|Result = \w{1,40}|(?:UC|WC|WT|WP|WB): \[[0-9A-F]{16}, [0-9A-F]{16}\))$/;
const NEAR =
  /^(?:MTRR Default Type|Fixed MTRR\[|Variable MTRR(?:\[| ?: N)|(?:UC|WC|WT|WP|WB):(?:0x)?[0-9A-F]{14,16}(?:-|$))/;
const SUPERSEDED = 'from an earlier set-up in the same log; the last one is taken';
const ADDRESS = 0xfffffffffffffn & ~0xfffn;

class Reader implements LineReader {
  private block = new Edk2Block();
  private blocks = 0;
  private buffer = false;

  line({ body }: Line): Verdict | undefined {
    const request = REQUEST.exec(body);
    if (request) {
      this.buffer = request[1] === 'Buffer';
      return { status: 'noise' };
    }
    if (NOISE.test(body)) return { status: 'noise' };
    const why = this.take(body);
    if (why === null) return undefined;
    if (why !== undefined) {
      this.block.damaged = true;
      return { status: 'unknown', why };
    }
    const verdict: Verdict = { status: 'read' };
    this.block.verdicts.push(verdict);
    return verdict;
  }

  end(): Statement | undefined {
    return this.block.statement(this.blocks);
  }

  /** Why the line is not read; undefined where it is, null where it is not ours. */
  private take(body: string): string | undefined | null {
    const defType = DEF_TYPE.exec(body);
    if (defType) return this.begin(hex(defType[1] as string));
    const fixed = FIXED.exec(body);
    if (fixed) return this.fixed(Number(fixed[1]), hex(fixed[2] as string));
    const variable = VARIABLE.exec(body);
    if (variable)
      return this.variable(Number(variable[1]), hex(variable[2] as string), hex(variable[3] as string));
    if (NONE.test(body)) return undefined;
    const row = ROW.exec(body);
    if (row) return this.row(row[1] as MemType, hex(row[2] as string), hex(row[3] as string) + 1n);
    return NEAR.test(body) ? 'the line is cut short or damaged' : null;
  }

  private begin(value: bigint): string | undefined {
    const type = Number(value & 0xffn);
    if (!isTypeCode(type)) return 'the default type is a reserved code, which no CPU accepts';
    for (const verdict of this.block.verdicts) {
      verdict.status = 'noise';
      verdict.why = SUPERSEDED;
    }
    this.block = new Edk2Block();
    this.block.buffer = this.buffer;
    this.blocks++;
    this.block.defType = { type, enabled: (value & 0x800n) !== 0n, fixedEnabled: (value & 0x400n) !== 0n };
    return undefined;
  }

  private fixed(index: number, value: bigint): string | undefined {
    if (index >= FIXED_MSRS.length) return 'there are eleven fixed registers, 00 to 10';
    const types = Array.from({ length: 8 }, (_, i) => byteOf(value, i));
    if (!types.every(isTypeCode)) return 'a byte of it is a reserved code, which no CPU accepts';
    types.forEach((type, i) => {
      this.block.fixed[8 * index + i] = type;
    });
    return undefined;
  }

  private variable(index: number, base: bigint, mask: bigint): string | undefined {
    const type = Number(base & 0xffn);
    if (index >= MAX_VARIABLE) return `no CPU has a variable range ${index}`;
    if (!isTypeCode(type)) return 'the type is a reserved code, which no CPU accepts';
    if ((base | mask) >> 52n) return 'an address has more than 52 bits';
    const valid = (mask & 0x800n) !== 0n;
    this.block.ranges.set(index, {
      valid,
      base: base & ADDRESS,
      mask: mask & ADDRESS,
      type: type as TypeCode,
    });
    return undefined;
  }

  private row(type: MemType, start: bigint, end: bigint): string | undefined {
    const rows = this.block.rows;
    const before = rows.at(-1);
    if (start >= end || start % 4096n !== 0n || end % 4096n !== 0n || end > 1n << 52n)
      return 'these are no bounds of pages below 2^52';
    if (before ? BigInt(before.end) !== start : start !== 0n) return 'the row does not follow the one before';
    if (rows.length >= MAX_OUTCOME) return `more than ${MAX_OUTCOME} rows`;
    // Neighbours of one type are left apart at times.
    if (before?.type === type) before.end = Number(end);
    else rows.push({ start: Number(start), end: Number(end), type });
    return undefined;
  }
}

export const edk2: LineFormat = {
  id: 'edk2',
  title: 'EDK2 or OVMF debug log',
  hint: HINT,
  reader: () => new Reader(),
};
