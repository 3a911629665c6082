/**
 * inteltool -M and -a: the high half first. Source: print_intel_msrs() in util/inteltool/cpu.c of coreboot. Old versions
 * name PHYSMASK registers PHYSBASE, so the address is read and not the name.
 */
import { RawRegisters } from './raw-registers';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { DAMAGED, NOISE } from './verdicts';
import { hex } from './words';

const HEADING = /^=+ (?:SHARED MSRs|UNIQUE MSRs) ?\((?:All Cores|core (\d{1,4}))\) =+$/i;
const REGISTER = /^(\(\*\) ?)?MSR 0x([0-9a-f]{8}) = 0x([0-9a-f]{8}):0x([0-9a-f]{8})(?: ?\(\S{1,60}\))?$/i;
const NEAR = /^(?:\(\*\) ?)?MSR 0x[0-9a-f]{8} = 0x[0-9a-f]{1,8}(?::|$)/i;
const ALL_ONES = 0xffffffffffffffffn;
const FAILED: Verdict = { status: 'noise', why: 'the tool could not read this register' };
const OTHER_CORE: Verdict = { status: 'noise', why: 'of another core, whose number is not printed' };

class Reader implements LineReader {
  private readonly registers = new RawRegisters();
  private readonly seen = new Set<string>();
  private readonly shared: { msr: number; value: bigint }[] = [];
  private cpu = 0;
  private isShared = false;

  line(line: Line): Verdict | undefined {
    const heading = HEADING.exec(line.body);
    if (heading) {
      this.cpu = Number(heading[1] ?? 0);
      this.isShared = heading[1] === undefined;
      for (const { msr, value } of this.cpu > 0 ? this.shared : [])
        this.registers.add(this.cpu, msr, value, line.number);
      return NOISE;
    }
    const found = REGISTER.exec(line.body);
    if (!found) return NEAR.test(line.body) ? DAMAGED : undefined;
    const [, failed, address, high, low] = found as unknown as string[] & { length: 5 };
    const msr = Number.parseInt(address as string, 16);
    const value = (hex(high as string) << 32n) | hex(low as string);
    if (failed !== undefined || value === ALL_ONES) return FAILED;
    // Without headings every core is printed one after the other, and none has a number.
    const key = `${this.cpu} ${msr}`;
    if (this.seen.has(key)) return OTHER_CORE;
    const verdict = this.registers.add(this.cpu, msr, value, line.number);
    if (verdict.status !== 'read') return verdict;
    this.seen.add(key);
    if (this.isShared) this.shared.push({ msr, value });
    return verdict;
  }

  end(): Statement | undefined {
    return this.registers.statement('inteltool', 'inteltool');
  }
}

export const inteltool: LineFormat = {
  id: 'inteltool',
  title: 'inteltool',
  hint: /[Mm][Ss][Rr]/,
  reader: () => new Reader(),
};
