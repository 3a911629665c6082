/** What a kernel log says of one boot. */
import { FIXED_COUNT } from '../../arch/fixed';
import type { TypeCode } from '../../arch/memtype';
import type { Line, MemoryFact, OutcomeRange, RangeFact } from '../types';
import { Fate } from '../verdicts';

export class Boot {
  defaultType: TypeCode | undefined;
  enabled: boolean | undefined;
  fixedEnabled: boolean | undefined;
  /** The 88 fixed types, -1 where no line says it. */
  readonly fixed: number[] = new Array<number>(FIXED_COUNT).fill(-1);
  fixedRows = 0;
  readonly ranges = new Map<number, RangeFact>();
  /** The number of the last line of a variable range, -1 before the first. */
  lastRange = -1;
  /** Is the table of variable ranges whole, from its heading on? */
  wholeTable = false;
  damaged = false;
  readonly memory: MemoryFact[] = [];
  pat: bigint | undefined;
  /** The clean-up's tables. */
  original: Map<number, RangeFact> | undefined;
  rewritten: Map<number, RangeFact> | undefined;
  readonly tables = new Fate('noise');
  cleanedUp = false;
  covered: number | undefined;
  readonly outcome: OutcomeRange[] = [];
  mapHeader: { rows: number; fixed: number; registers: number } | undefined;
  mapDamaged = false;
  tom2: bigint | undefined;
  name: string | undefined;
  readonly facts = new Set<string>();
  /** What the kernel found to differ among the CPUs. */
  readonly inconsistent = new Set<string>();
  readonly fate = new Fate();
  /** See `Statement.lines`. */
  readonly lines = new Map<string, number>();
  first = 0;

  /** How much it says: registers count most. */
  weight(): number {
    if (this.ranges.size > 0 || this.lastRange >= 0 || this.enabled !== undefined) return 3;
    if (this.rewritten || this.original || this.defaultType !== undefined) return 2;
    return this.fate.lines > 0 ? 1 : 0;
  }
}

export const DIGITS = '0123456789';
export const HEX = `${DIGITS}abcdefABCDEF`;

/** One kind of line. `read` answers nothing where it took the line, or why it did not. */
export interface Rule {
  /** The characters of which one begins every line that it matches; without it any may. */
  readonly begins?: string;
  readonly pattern: RegExp;
  /** Does this line begin another boot? */
  readonly again?: (boot: Boot, match: RegExpExecArray) => boolean;
  /** A table that is only a copy, or a message without a value. */
  readonly noise?: boolean;
  /** Is a line that matches ours at this place? */
  readonly when?: (boot: Boot, match: RegExpExecArray) => boolean;
  /** The key of its line in `Statement.lines`, or what begins it where the match's first group goes on with it. */
  readonly topic?: 'default-type' | 'e' | 'fe' | 'fixed' | 'pat' | 'range';
  readonly read: (boot: Boot, match: RegExpExecArray, line: Line) => string | undefined;
}
