/**
 * MSRs as a table in C: rows of `{ index, value }`, with or without the names of the fields. One table a vCPU where the name
 * of the table says which one, as this tool writes them; else all rows are of one CPU.
 */
import { msrKind } from '../arch/msr';
import { RawRegisters } from './raw-registers';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { NOISE } from './verdicts';
import { hex } from './words';

const TABLE = /\b(?:v?cpu)_?(\d{1,4})_?\w{0,40}\[\w{0,20}\] ?= ?\{$/i;
const ROW =
  /^\{ ?(?:\.\w{1,20} ?= ?)?0x([0-9a-f]{1,8})[uUlL]{0,3} ?, ?(?:\.\w{1,20} ?= ?)?0x([0-9a-f]{1,16})[uUlL]{0,3} ?,? ?\},?(?: ?(?:\/\/|\/\*).{0,200})?$/i;
/** How such a table says how many variable ranges there are. */
const CAP = /^\/\* MSR 0xfe: 0x([0-9a-f]{1,16}) \*\/$/i;
const CAP_MSR = 0xfe;

class Reader implements LineReader {
  private readonly registers = new RawRegisters();
  private cpu = 0;

  line({ body, number }: Line): Verdict | undefined {
    const table = TABLE.exec(body);
    if (table) {
      this.cpu = Number(table[1]);
      return NOISE;
    }
    const cap = CAP.exec(body);
    if (cap) return this.registers.add(this.cpu, CAP_MSR, hex(cap[1] as string), number);
    const row = ROW.exec(body);
    if (!row) return undefined;
    const msr = Number.parseInt(row[1] as string, 16);
    // Two numbers in braces may be anything.
    if (msrKind(msr).kind === 'unknown') return undefined;
    return this.registers.add(this.cpu, msr, hex(row[2] as string), number, true);
  }

  end(): Statement | undefined {
    return this.registers.statement('c-table', 'the C table');
  }
}

export const cTableReader: LineFormat = {
  id: 'c-table',
  title: 'C table of MSRs',
  hint: /^\{.{0,30}0x[0-9a-fA-F]|\] ?= ?\{$|^\/\* MSR 0x/,
  reader: () => new Reader(),
};
