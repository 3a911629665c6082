/** What the console of coreboot says: set-ups one after the other, and the fixed registers of every CPU. */
import { FIXED_COUNT } from '../arch/fixed';
import type { TypeCode } from '../arch/memtype';
import { byteOf } from '../arch/pat';
import type { OutcomeRange, RangeFact, Statement, Verdict } from './types';
import { Fate } from './verdicts';

const FIXED_REGISTERS = 11;

class Block {
  readonly rows: OutcomeRange[] = [];
  readonly ranges = new Map<number, RangeFact>();
  readonly fate = new Fate();
  lastRange = -1;
  defaultType: TypeCode | undefined;
  damaged = false;

  constructor(readonly temporary: boolean) {}
}

export class CorebootLog {
  block = new Block(false);
  bits: number | undefined;
  private best: Block | undefined;
  private setUps = 0;
  /** The fixed registers by the APIC id that a line names, -1 where it names none. */
  private readonly fixed = new Map<number, Map<number, bigint>>();
  private whole: number | undefined;
  private read = 0;

  begin(temporary: boolean): void {
    this.close();
    this.block = new Block(temporary);
  }

  /** The verdict of a line that was read. */
  accept(): Verdict {
    this.read++;
    return this.block.fate.take();
  }

  setFixed(cpu: number, index: number, value: bigint): void {
    const registers = this.fixed.get(cpu) ?? new Map<number, bigint>();
    this.fixed.set(cpu, registers.set(index, value));
    if (registers.size === FIXED_REGISTERS) this.whole ??= cpu;
  }

  setRange(index: number, range: RangeFact): void {
    // A set-up without its heading: the registers begin again.
    if (index <= this.block.lastRange) this.begin(false);
    this.block.lastRange = index;
    this.block.ranges.set(index, range);
  }

  statement(): Statement | undefined {
    this.close();
    const block = this.best ?? this.block;
    if (this.read === 0) return undefined;
    const assumed: string[] = [];
    const fixed = this.fixedTypes(assumed);
    if (this.setUps > 1)
      assumed.push(`coreboot's console holds ${this.setUps} set-ups: the last one that stays is taken.`);
    if (block.temporary)
      assumed.push('The text holds only a temporary set-up of coreboot, which it undoes before it ends.');
    return {
      format: 'coreboot',
      source: "coreboot's console",
      stage: 'firmware',
      printed: {
        ...(block.defaultType === undefined ? {} : { defaultType: block.defaultType }),
        ...(fixed ? { fixed } : {}),
        ranges: block.ranges,
        complete: !block.damaged,
      },
      ...(this.bits === undefined ? {} : { maxPhysAddr: this.bits }),
      // What the space leaves out coreboot may give any type.
      ...(block.rows.length > 0 ? { outcome: block.rows, outcomePartial: true } : {}),
      assumed,
      differences: this.differences(),
    };
  }

  /** Ends a set-up. One that stays counts before a temporary one, then a later one before an earlier one. */
  private close(): void {
    const { block, best } = this;
    if (block.fate.lines === 0) return;
    if (block.ranges.size > 0 || block.rows.length > 0) this.setUps++;
    const fewer = best && best.ranges.size > 0 && block.ranges.size === 0;
    const kept = !best || (!fewer && (best.temporary || !block.temporary)) ? block : best;
    const dropped = kept === block ? best : block;
    if (dropped && (dropped.ranges.size > 0 || dropped.rows.length > 0))
      dropped.fate.drop(
        dropped.temporary
          ? 'from a temporary set-up, which coreboot undoes'
          : 'from another set-up in the same log',
      );
    this.best = kept;
    this.block = new Block(false);
  }

  /** The CPU whose registers are all there, else the one of which most are. */
  private firstCpu(): number | undefined {
    if (this.whole !== undefined) return this.whole;
    return [...this.fixed].sort(([, a], [, b]) => b.size - a.size)[0]?.[0];
  }

  private fixedTypes(assumed: string[]): number[] | undefined {
    const cpu = this.firstCpu();
    if (cpu === undefined) return undefined;
    const registers = this.fixed.get(cpu) as Map<number, bigint>;
    if (this.fixed.size > 1)
      assumed.push(`The fixed ranges are those of the CPU with APIC id 0x${cpu.toString(16)}.`);
    return Array.from({ length: FIXED_COUNT }, (_, i) => {
      const value = registers.get(i >> 3);
      return value === undefined ? -1 : byteOf(value, i & 7);
    });
  }

  private differences(): string[] {
    const first = this.firstCpu();
    if (first === undefined) return [];
    const mine = this.fixed.get(first) as Map<number, bigint>;
    return [...this.fixed].flatMap(([cpu, registers]) => {
      const differs = [...registers].some(([index, value]) => mine.has(index) && mine.get(index) !== value);
      return differs
        ? [`The fixed ranges of the CPU with APIC id 0x${cpu.toString(16)} differ from those that are taken.`]
        : [];
    });
  }
}
