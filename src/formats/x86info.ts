/**
 * x86info --mtrr. Only the raw values are read: version 1.31pre decodes the default type wrongly, leaves out one fixed
 * register, and drops the parentheses of others. Source: mtrr.c of x86info.
 */
import { RawRegisters } from './raw-registers';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { DAMAGED, NOISE } from './verdicts';
import { hex } from './words';

const CPU = /^CPU ?#?(\d{1,4}):?$/i;
const REGISTER =
  /^MTRR(?:cap|defType|phys(?:Base|Mask)\d{1,3}|fix\w{3,12}) \(?0x([0-9a-f]{1,8})\)?: (?:0x)?([0-9a-f]{16})\b/i;
const NEAR = /^MTRR(?:cap|defType|physBase|physMask|fix)/;

class Reader implements LineReader {
  private readonly registers = new RawRegisters();
  private cpu = 0;

  line(line: Line): Verdict | undefined {
    const cpu = CPU.exec(line.body);
    if (cpu) {
      // x86info counts from 1.
      this.cpu = Math.max(Number(cpu[1]) - 1, 0);
      return NOISE;
    }
    if (!NEAR.test(line.body)) return undefined;
    const found = REGISTER.exec(line.body);
    if (!found) return DAMAGED;
    const msr = Number.parseInt(found[1] as string, 16);
    return this.registers.add(this.cpu, msr, hex(found[2] as string), line.number);
  }

  end(): Statement | undefined {
    return this.registers.statement('x86info', 'x86info');
  }
}

export const x86info: LineFormat = {
  id: 'x86info',
  title: 'x86info --mtrr',
  hint: /^(?:[Cc][Pp][Uu]|MTRR)/,
  reader: () => new Reader(),
};
