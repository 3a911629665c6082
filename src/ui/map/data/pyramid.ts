/**
 * A pyramid over runs: what is true of 16 runs in a row, of 256, and so on. Where thousands of runs share a pixel the
 * drawing reads one block in their place, so a frame costs what can be seen and not what there is.
 */
import { classOf, type Runs } from './runs';

/** Runs in a block of the lowest level, and blocks in one of the next. */
const FAN = 16;

export interface Level {
  /** Runs in a block. */
  readonly size: number;
  /** Pages of each block's longest run, and of the longest gap between two of its runs. */
  readonly longest: Float64Array;
  readonly gap: Float64Array;
  /** The classes of values in each block, ascending; and the pieces that its runs leave out. */
  readonly classes: readonly (readonly number[])[];
  readonly unlisted: Float64Array;
}

const known = new WeakMap<Runs, readonly Level[]>();

/** The levels of the runs, the coarsest first. Made once, when they are first drawn; none where there are few runs. */
export function pyramidOf(runs: Runs): readonly Level[] {
  let levels = known.get(runs);
  if (!levels) {
    levels = built(runs);
    known.set(runs, levels);
  }
  return levels;
}

function built(runs: Runs): Level[] {
  const count = runs.starts.length;
  const levels: Level[] = [];
  for (let size = FAN; size <= count; size *= FAN) {
    const last = levels[0];
    levels.unshift(last ? coarser(runs, last) : finest(runs));
  }
  return levels;
}

function finest(runs: Runs): Level {
  const level = emptyLevel(FAN, Math.floor(runs.starts.length / FAN));
  for (let block = 0; block < level.classes.length; block++) {
    const classes = new Set<number>();
    for (let i = block * FAN; i < (block + 1) * FAN; i++) {
      const length = (runs.ends[i] as number) - (runs.starts[i] as number);
      const gap = i > block * FAN ? (runs.starts[i] as number) - (runs.ends[i - 1] as number) : 0;
      widen(level, block, length, gap);
      (level.unlisted[block] as number) += runs.unlisted?.[i] ?? 0;
      classes.add(classOf(runs, i));
    }
    level.classes[block] = ascending(classes);
  }
  return level;
}

function coarser(runs: Runs, fine: Level): Level {
  const size = fine.size * FAN;
  const level = emptyLevel(size, Math.floor(runs.starts.length / size));
  for (let block = 0; block < level.classes.length; block++) {
    const classes = new Set<number>();
    for (let part = block * FAN; part < (block + 1) * FAN; part++) {
      const i = part * fine.size;
      const before = part > block * FAN ? (runs.starts[i] as number) - (runs.ends[i - 1] as number) : 0;
      widen(level, block, fine.longest[part] as number, Math.max(fine.gap[part] as number, before));
      (level.unlisted[block] as number) += fine.unlisted[part] as number;
      for (const value of fine.classes[part] as number[]) classes.add(value);
    }
    level.classes[block] = ascending(classes);
  }
  return level;
}

type Made = Level & { classes: number[][] };

function emptyLevel(size: number, blocks: number): Made {
  return {
    size,
    longest: new Float64Array(blocks),
    gap: new Float64Array(blocks),
    classes: Array.from({ length: blocks }, () => []),
    unlisted: new Float64Array(blocks),
  };
}

function widen({ longest, gap }: Level, block: number, length: number, before: number): void {
  longest[block] = Math.max(longest[block] as number, length);
  gap[block] = Math.max(gap[block] as number, before);
}

const ascending = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b);
