/** One block of EDK2's log: the registers, and the map that EDK2 makes of them. */
import { FIXED_COUNT } from '../arch/fixed';
import type { TypeCode } from '../arch/memtype';
import type { RangeFact, Statement } from './types';
import { Fate } from './verdicts';

export class Edk2Block {
  defType: { type: TypeCode; enabled: boolean; fixedEnabled: boolean } | undefined;
  readonly fixed: number[] = new Array<number>(FIXED_COUNT).fill(-1);
  readonly ranges = new Map<number, RangeFact>();
  /** Without gaps from 0 on. */
  readonly rows: { start: number; end: number; type: string }[] = [];
  readonly fate = new Fate();
  damaged = false;
  /** Are these settings that were computed, but not written to the CPU? */
  buffer = false;

  /** What the block states. `blocks` is how many the text holds. */
  statement(blocks: number): Statement | undefined {
    if (this.fate.lines === 0) return undefined;
    const assumed: string[] = [];
    const { defType } = this;
    if (blocks > 1) assumed.push(`EDK2's log holds ${blocks} set-ups: the last one is taken.`);
    if (this.buffer)
      assumed.push(
        "EDK2's last set-up is of a buffer: these registers were computed, and maybe not written.",
      );
    const bits = this.bits();
    if (this.rows.length > 0 && defType && !(defType.enabled && defType.fixedEnabled))
      assumed.push("EDK2's map counts the fixed ranges, and all ranges, as if E and FE were on.");
    return {
      format: 'edk2',
      source: "EDK2's log",
      stage: 'firmware',
      printed: {
        ...(defType
          ? { defaultType: defType.type, enabled: defType.enabled, fixedEnabled: defType.fixedEnabled }
          : {}),
        ...(this.fixed.some((type) => type >= 0) ? { fixed: this.fixed } : {}),
        ranges: this.ranges,
        complete: !this.damaged,
      },
      ...(bits === undefined ? {} : { maxPhysAddr: bits }),
      ...(this.rows.length > 0 ? { outcome: this.rows, outcomePartial: true } : {}),
      assumed,
      differences: [],
    };
  }

  /** MAXPHYADDR: the map goes up to it. Undefined where the map is cut short. */
  private bits(): number | undefined {
    const bits = Math.log2(this.rows.at(-1)?.end ?? 0);
    return Number.isInteger(bits) && bits >= 32 ? bits : undefined;
  }
}
