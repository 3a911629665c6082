/**
 * The console of coreboot: the address space that it wants, and the registers that it chose. Source: src/cpu/x86/mtrr/
 * mtrr.c. Old versions print the end of a row exclusive, new ones inclusive, so the size is what counts. A TEMPORARY
 * set-up caches flash while coreboot runs, and is undone.
 */
import { FIXED_MSRS } from '../arch/fixed';
import { isTypeCode, typeName } from '../arch/memtype';
import { MAX_VARIABLE, msrName } from '../arch/msr';
import { bytesOf } from '../arch/pat';
import { CorebootLog } from './coreboot-log';
import { MAX_OUTCOME } from './limits';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { NOISE } from './verdicts';
import { hex } from './words';

const HINT = /MTRR|mtrr|Fixed MSR|^0x[0-9a-fA-F]{16} - |address size/;
const APIC = /^apic_id 0x([0-9a-fA-F]{1,8}):? /;
const SPACE = /^MTRR: (TEMPORARY )?Physical address space:$/;
const ROW = /^0x([0-9a-fA-F]{16}) - 0x([0-9a-fA-F]{16}) size 0x([0-9a-fA-F]{8,16}) type (\d)$/;
const FIXED = /^MTRR: Fixed MSR 0x([0-9a-fA-F]{3}) 0x([0-9a-fA-F]{16})$/;
const BITS = /^(?:setup mtrr for )?CPU physical address size: (\d{2}) bits$/;
const DEFAULT = /^MTRR: (WB|UC) selected as default type\.$/;
const RANGE = /^MTRR: (\d{1,2}) base 0x([0-9a-fA-F]{16}) mask 0x([0-9a-fA-F]{16}) type (\d)$/;
const CHATTER =
  /^(?:MTRR: (?:default type|Removing WRCOMB type\.) WB\/UC MTRR counts: .{3,30}|call enable_fixed_mtrr\(\)|MTRR check.{0,40}|(?:Fixed|Variable) MTRRs ?: ?(?:En|Dis)abled|Setting variable MTRR .{0,80})$/;
const NEAR =
  /MTRR: (?:Fixed|\d{1,2}(?: |$))|Fixed MSR 0x|mtrr for CPU phys|^0x[0-9a-fA-F]{16} - 0x[0-9a-fA-F]{1,16}(?: size|$)/;

class Reader implements LineReader {
  private readonly log = new CorebootLog();

  line(line: Line): Verdict | undefined {
    const apic = line.body.startsWith('apic') ? APIC.exec(line.body) : null;
    const cpu = apic ? Number.parseInt(apic[1] as string, 16) : -1;
    const body = apic ? line.body.slice(apic[0].length) : line.body;
    if (CHATTER.test(body)) return NOISE;
    const why = this.take(body, cpu);
    if (why === null) return undefined;
    if (why !== undefined) {
      this.log.block.damaged = true;
      return { status: 'unknown', why };
    }
    return this.log.accept();
  }

  end(): Statement | undefined {
    return this.log.statement();
  }

  /** Why the line is not read; undefined where it is, null where it is not ours. */
  private take(body: string, cpu: number): string | undefined | null {
    const read = body.startsWith('MTRR: ') ? this.ofMtrr(body, cpu) : this.ofCpu(body);
    if (read !== null) return read;
    return NEAR.test(body) ? 'the line is cut short or damaged' : null;
  }

  /** A line with the console's own mark. */
  private ofMtrr(body: string, cpu: number): string | undefined | null {
    const space = SPACE.exec(body);
    if (space) {
      this.log.begin(space[1] !== undefined);
      return undefined;
    }
    const fixed = FIXED.exec(body);
    if (fixed) return this.fixed(cpu, Number.parseInt(fixed[1] as string, 16), hex(fixed[2] as string));
    const range = RANGE.exec(body);
    if (range) return this.range(range);
    const chosen = DEFAULT.exec(body);
    if (!chosen) return null;
    this.log.block.defaultType = chosen[1] === 'WB' ? 6 : 0;
    return undefined;
  }

  /** A line without it: a row of the address space, or how wide the CPU is. */
  private ofCpu(body: string): string | undefined | null {
    const row = body.startsWith('0x') ? ROW.exec(body) : null;
    if (row) return this.row(row);
    const bits = BITS.exec(body);
    if (!bits) return null;
    if (Number(bits[1]) < 32 || Number(bits[1]) > 52) return 'no CPU has so many address bits';
    this.log.bits = Number(bits[1]);
    return undefined;
  }

  private row([, first, last, sizeText, code]: RegExpExecArray): string | undefined {
    const type = Number(code);
    const start = hex(first as string);
    const size = hex(sizeText as string);
    const end = start + size;
    const printed = hex(last as string);
    if (!isTypeCode(type)) return 'the type is a reserved code, which no CPU accepts';
    if (printed !== end && printed + 1n !== end) return 'the end and the size disagree';
    if (size === 0n || start % 4096n !== 0n || size % 4096n !== 0n || end > 1n << 52n)
      return 'these are no bounds of pages below 2^52';
    const { rows } = this.log.block;
    if (rows.length > 0 && BigInt(rows.at(-1)?.end ?? 0) > start) return 'the row overlaps the one before';
    if (rows.length >= MAX_OUTCOME) return `more than ${MAX_OUTCOME} rows`;
    rows.push({ start: Number(start), end: Number(end), type: typeName(type) });
    return undefined;
  }

  private fixed(cpu: number, msr: number, value: bigint): string | undefined {
    const index = FIXED_MSRS.findIndex((one) => one.msr === msr);
    if (index < 0) return `${msrName(msr)} is no fixed register`;
    if (!bytesOf(value).every(isTypeCode)) return 'a byte of it is a reserved code, which no CPU accepts';
    this.log.setFixed(cpu, index, value);
    return undefined;
  }

  private range([, number, baseText, maskText, code]: RegExpExecArray): string | undefined {
    const index = Number(number);
    const type = Number(code);
    const base = hex(baseText as string);
    const mask = hex(maskText as string);
    if (index >= MAX_VARIABLE) return `no CPU has a variable range ${index}`;
    if (!isTypeCode(type)) return 'the type is a reserved code, which no CPU accepts';
    if (base % 4096n !== 0n || mask % 4096n !== 0n) return 'base and mask must be whole pages';
    if ((base | mask) >> 52n) return 'an address has more than 52 bits';
    this.log.setRange(index, { valid: true, base, mask, type });
    return undefined;
  }
}

export const coreboot: LineFormat = {
  id: 'coreboot',
  title: 'coreboot console',
  hint: HINT,
  reader: () => new Reader(),
};
