/**
 * The debug log of EDK2 and OVMF (DEBUG_CACHE): one block each time that firmware sets a range; the last block is how it
 * left the registers. Source: MtrrDebugPrintAllMtrrsWorker() in UefiCpuPkg/Library/MtrrLib/MtrrLib.c. The port to Rust
 * prints the same with 0x.
 */
import { FIXED_MSRS } from '../arch/fixed';
import { isTypeCode, type MemType, type TypeCode } from '../arch/memtype';
import { MAX_VARIABLE } from '../arch/msr';
import { bytesOf } from '../arch/pat';
import { Edk2Block } from './edk2-block';
import { MAX_OUTCOME } from './limits';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { NOISE } from './verdicts';
import { hex } from './words';

const HINT = /M[Tt][Rr][Rr]|Memory Ranges|^Count of vert|^Result = |^(?:UC|WC|WT|WP|WB):/;
const NUMBER = '(?:0x)?([0-9A-Fa-f]{14,16})';
const REQUEST = /^Mtrr: Set Mem Attribute to (Hardware|Buffer)\b/;
const DEF_TYPE = new RegExp(`^MTRR Default Type: ${NUMBER}$`);
const FIXED = new RegExp(String.raw`^Fixed MTRR\[(\d\d)\] ?: ${NUMBER}$`);
const VARIABLE = new RegExp(String.raw`^Variable MTRR\[(\d\d)\] ?: Base=${NUMBER} Mask=${NUMBER}$`);
const NONE = /^Variable MTRR ?: None\.$/;
const ROW = new RegExp(`^(UC|WC|WT|WP|WB):${NUMBER}-${NUMBER}$`);
const CHATTER =
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
    const request = body.startsWith('Mtrr') ? REQUEST.exec(body) : null;
    if (request) {
      this.buffer = request[1] === 'Buffer';
      return NOISE;
    }
    if (CHATTER.test(body)) return NOISE;
    const why = this.take(body);
    if (why === null) return undefined;
    if (why !== undefined) {
      this.block.damaged = true;
      return { status: 'unknown', why };
    }
    return this.block.fate.take();
  }

  end(): Statement | undefined {
    return this.block.statement(this.blocks);
  }

  /** Why the line is not read; undefined where it is, null where it is not ours. */
  private take(body: string): string | undefined | null {
    switch (body[0]) {
      case 'M': {
        const found = DEF_TYPE.exec(body);
        if (found) return this.begin(hex(found[1] as string));
        break;
      }
      case 'F': {
        const found = FIXED.exec(body);
        if (found) return this.fixed(Number(found[1]), hex(found[2] as string));
        break;
      }
      case 'V': {
        const found = VARIABLE.exec(body);
        if (found) return this.variable(Number(found[1]), hex(found[2] as string), hex(found[3] as string));
        if (NONE.test(body)) return undefined;
        break;
      }
      default: {
        const found = ROW.exec(body);
        if (found)
          return this.row(found[1] as MemType, hex(found[2] as string), hex(found[3] as string) + 1n);
      }
    }
    return NEAR.test(body) ? 'the line is cut short or damaged' : null;
  }

  private begin(value: bigint): string | undefined {
    const type = Number(value & 0xffn);
    if (!isTypeCode(type)) return 'the default type is a reserved code, which no CPU accepts';
    this.block.fate.drop(SUPERSEDED);
    this.block = new Edk2Block();
    this.block.buffer = this.buffer;
    this.blocks++;
    this.block.defType = { type, enabled: (value & 0x800n) !== 0n, fixedEnabled: (value & 0x400n) !== 0n };
    return undefined;
  }

  private fixed(index: number, value: bigint): string | undefined {
    if (index >= FIXED_MSRS.length) return 'there are eleven fixed registers, 00 to 10';
    const types = bytesOf(value);
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
