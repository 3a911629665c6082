/**
 * xen-hvmctx(8): the saved state of a HVM guest, one MTRR record and one CPU record a vCPU. Source: dump_mtrr() and
 * dump_cpu() in tools/misc/xen-hvmctx.c.
 */
import { cr0Refusal } from '../arch/cr0';
import { FIXED_MSRS } from '../arch/fixed';
import {
  IA32_MTRR_DEF_TYPE,
  IA32_MTRRCAP,
  IA32_PAT,
  MAX_VARIABLE,
  MTRR_PHYSBASE0,
  MTRR_PHYSMASK0,
} from '../arch/msr';
import { RawRegisters } from './raw-registers';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { DAMAGED, NOISE, READ } from './verdicts';
import { hex } from './words';

const HINT = /0x[0-9a-fA-F]/;
const ENTRY = /^Entry \d{1,6}: type \d{1,6} instance (\d{1,5}), length \d{1,9}$/;
const HEAD = /^MTRR: PAT 0x([0-9a-fA-F]{1,16}), cap 0x([0-9a-fA-F]{1,16}), default 0x([0-9a-fA-F]{1,16})$/;
const VARIABLE = /^var (\d{1,3}) 0x([0-9a-fA-F]{1,16}) 0x([0-9a-fA-F]{1,16})$/;
const FIXED = /^fixed (\d{1,2}) 0x([0-9a-fA-F]{1,16})$/;
const CR0 = /^cr0 0x([0-9a-fA-F]{1,16}) cr2 0x/;
const NEAR = /^(?:MTRR: PAT |var \d{1,3} 0x|fixed \d\d 0x)/;

class Reader implements LineReader {
  private readonly registers = new RawRegisters();
  private readonly cr0: (bigint | undefined)[] = [];
  /** Of the record at hand; without headings the records are counted. */
  private cpu = -1;
  private instance: number | undefined;

  line(line: Line): Verdict | undefined {
    const { body } = line;
    const entry = body.startsWith('Entry') ? ENTRY.exec(body) : null;
    if (entry) {
      this.instance = Number(entry[1]);
      return NOISE;
    }
    if (!HINT.test(body)) return undefined;
    const head = HEAD.exec(body);
    if (head) {
      this.cpu = this.instance ?? this.cpu + 1;
      return this.add(line, [
        [IA32_PAT, hex(head[1] as string)],
        [IA32_MTRRCAP, hex(head[2] as string)],
        [IA32_MTRR_DEF_TYPE, hex(head[3] as string)],
      ]);
    }
    const cr0 = CR0.exec(body);
    if (cr0) return this.addCr0(hex(cr0[1] as string));
    if (this.cpu < 0) return undefined;
    const found = VARIABLE.exec(body);
    if (found) {
      const index = Number(found[1]);
      if (index >= MAX_VARIABLE) return { status: 'unknown', why: `no CPU has a variable range ${index}` };
      return this.add(line, [
        [MTRR_PHYSBASE0 + 2 * index, hex(found[2] as string)],
        [MTRR_PHYSMASK0 + 2 * index, hex(found[3] as string)],
      ]);
    }
    const fixed = FIXED.exec(body);
    if (fixed) {
      const msr = FIXED_MSRS[Number(fixed[1])]?.msr;
      if (msr === undefined) return { status: 'unknown', why: 'there are eleven fixed registers, 00 to 10' };
      return this.add(line, [[msr, hex(fixed[2] as string)]]);
    }
    return NEAR.test(body) ? DAMAGED : undefined;
  }

  end(): Statement | undefined {
    const statement = this.registers.statement('xen-hvmctx', 'xen-hvmctx');
    if (!statement && this.cr0.length === 0) return undefined;
    return {
      format: 'xen-hvmctx',
      source: 'xen-hvmctx',
      stage: 'state',
      assumed: [],
      differences: [],
      ...statement,
      ...(this.cr0.length > 0 ? { cr0: this.cr0 } : {}),
    };
  }

  private add(line: Line, values: readonly (readonly [number, bigint])[]): Verdict {
    let verdict: Verdict = READ;
    for (const [msr, value] of values) {
      const one = this.registers.add(this.cpu, msr, value, line.number);
      if (one.status === 'unknown') verdict = one;
    }
    return verdict;
  }

  private addCr0(value: bigint): Verdict {
    const why = cr0Refusal(value);
    if (why !== undefined) return { status: 'unknown', why };
    const cpu = this.instance ?? this.cr0.length;
    if (cpu > this.cr0.length) return { status: 'noise', why: 'the CPUs before it are not in the text' };
    this.cr0[cpu] = value;
    return READ;
  }
}

export const xenHvmctx: LineFormat = {
  id: 'xen-hvmctx',
  title: 'xen-hvmctx, a guest of Xen',
  hint: /^(?:Entry|MTRR: PAT|var|fixed)|0x[0-9a-fA-F]/,
  reader: () => new Reader(),
};
