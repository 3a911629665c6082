/** Register values as the CPU holds them: what rdmsr, chipsec and their like print. */
import { IA32_MTRRCAP, MAX_VARIABLE, msrKind, msrName } from '../arch/msr';
import { msrRefusal } from '../arch/refusal';
import { MAX_CPUS } from './limits';
import { msrKey } from './topics';
import type { Statement, Verdict } from './types';
import { READ } from './verdicts';

// The widest MAXPHYADDR: which bits a value may have there is asked when the width is known.
const WIDEST = 52;
/** RdMem and WrMem of AMD's fixed ranges, bits 4 and 3 of every byte. Source: APM vol. 2, 7.9.1. */
const AMD_FIXED_BITS = 0x1818181818181818n;

/** Collects the values of one dump. */
export class RawRegisters {
  private readonly cpus: Map<number, bigint>[] = [];
  private count: { count: number; sure: boolean } | undefined;
  private readonly earlier: Map<number, bigint>[] = [];
  private readonly lines = new Map<string, number>();
  private readonly assumed = new Set<string>();
  private readonly others = new Map<number, Verdict>();

  /**
   * Takes a value, or says why not. The last value of a register counts; where a register is written, not read, an
   * earlier one is no contradiction.
   */
  add(cpu: number, msr: number, given: bigint, line: number, written = false): Verdict {
    const kind = msrKind(msr);
    if (kind.kind === 'unknown') return this.other(msr);
    if (given >> 64n !== 0n) return { status: 'unknown', why: `${msrName(msr)} holds 64 bits` };
    if (cpu >= MAX_CPUS) return { status: 'unknown', why: `more than ${MAX_CPUS} CPUs` };
    if (msr === IA32_MTRRCAP) return this.addCap(given);
    let value = given;
    if (kind.kind === 'fixed' && (value & AMD_FIXED_BITS) !== 0n) {
      value &= ~AMD_FIXED_BITS;
      this.assumed.add(
        "AMD's RdMem and WrMem bits in the fixed ranges are left out: they are no memory types.",
      );
    }
    const before = this.cpus[cpu]?.get(msr);
    const key = msrKey(cpu, msr);
    if (before === value) {
      this.lines.set(key, line);
      return READ;
    }
    const why = msrRefusal(msr, value, WIDEST, MAX_VARIABLE);
    if (why !== undefined)
      return { status: 'unknown', why: `${why}; is the value damaged, or not hexadecimal?` };
    while (this.cpus.length <= cpu) this.cpus.push(new Map());
    const registers = this.cpus[cpu] as Map<number, bigint>;
    if (!written && before !== undefined) {
      while (this.earlier.length <= cpu) this.earlier.push(new Map());
      (this.earlier[cpu] as Map<number, bigint>).set(msr, before);
      this.lines.set(`earlier ${key}`, this.lines.get(key) ?? line);
    }
    this.lines.set(key, line);
    registers.set(msr, value);
    return READ;
  }

  private other(msr: number): Verdict {
    const verdict = this.others.get(msr) ?? { status: 'noise', why: `${msrName(msr)} holds no memory type` };
    this.others.set(msr, verdict);
    return verdict;
  }

  private addCap(value: bigint): Verdict {
    const count = Number(value & 0xffn);
    if (count > MAX_VARIABLE)
      return { status: 'unknown', why: `IA32_MTRRCAP: ${count} variable ranges are more than the MSRs hold` };
    this.count = { count, sure: true };
    return READ;
  }

  /** What was collected, or undefined where it is nothing. */
  statement(format: string, source: string): Statement | undefined {
    if (this.cpus.length === 0 && !this.count) return undefined;
    return {
      format,
      source,
      stage: 'state',
      msrs: this.cpus,
      ...(this.count ? { variableMtrrs: this.count } : {}),
      ...(this.earlier.length > 0 ? { earlier: this.earlier } : {}),
      lines: this.lines,
      assumed: [...this.assumed],
      differences: [],
    };
  }
}
