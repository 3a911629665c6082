/**
 * The log of chipsec: every RDMSR that it does. Old versions print EAX and EDX, low half first.
 * Source: chipsec/hal/msr.py, read_msr().
 */
import { RawRegisters } from './raw-registers';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { hex } from './words';

const READ = /^(?:\[CHIPSEC\] )?\[?cpu(\d{1,4})\]?:? RDMSR\( ?0x([0-9a-f]{1,8}) ?\)(.{0,200})/i;
const HALVES = /EAX ?= ?(?:0x)?([0-9a-f]{1,8}), ?EDX ?= ?(?:0x)?([0-9a-f]{1,8})/i;
const WHOLE = /^ ?= ?(?:0x)?([0-9a-f]{16})\b/i;

class Reader implements LineReader {
  private readonly registers = new RawRegisters();

  line(line: Line): Verdict | undefined {
    const read = READ.exec(line.body);
    if (!read) return undefined;
    const rest = read[3] as string;
    const halves = HALVES.exec(rest);
    const whole = WHOLE.exec(rest);
    if (!halves && !whole) return { status: 'unknown', why: 'the value is cut short' };
    const value = halves
      ? (hex(halves[2] as string) << 32n) | hex(halves[1] as string)
      : hex((whole as RegExpExecArray)[1] as string);
    if (halves && whole && hex(whole[1] as string) !== value)
      return { status: 'unknown', why: 'the value and its halves disagree' };
    return this.registers.add(Number(read[1]), Number.parseInt(read[2] as string, 16), value, line.number);
  }

  end(): Statement | undefined {
    return this.registers.statement('chipsec', 'chipsec');
  }
}

export const chipsec: LineFormat = {
  id: 'chipsec',
  title: 'chipsec log',
  hint: /[Rr][Dd][Mm][Ss][Rr]/,
  reader: () => new Reader(),
};
