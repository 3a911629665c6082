/** Reads dumps for a page, one at a time, in slices, so that the worker goes on answering meanwhile. */
import { PAGE_SIZE } from '../arch/gfn';
import { typeCode } from '../arch/memtype';
import type { Leaf, LineReport, Reading } from '../formats/types';
import { isPolicy } from '../policy/registry';
import { sdmTypeOf } from '../resolve/sdm-type';
import { loaded } from './load';
import type { LeavesWire, ReadArgs, ReadingWire } from './protocol';
import { Slice } from './slice';

/** Lines that cross to the page, of those that were not understood and of those that were left out for a reason. */
const MOST_LINES = 500;

/** A third of the worker, and most visitors never paste a dump: loaded when the first one comes. */
const readers = () =>
  loaded('reads dumps', async () => {
    const [{ readingSteps }, { compareOutcome }, { choose }, { MAX_TEXT }] = await Promise.all([
      import('../formats/read'),
      import('../formats/outcome'),
      import('../formats/choose'),
      import('../formats/limits'),
    ]);
    return { readingSteps, compareOutcome, choose, MAX_TEXT };
  });

export interface ReadWatch {
  progress(part: number): void;
  cancelled(): boolean;
}

export class DumpReader {
  private held: { key: number; reading: Reading } | undefined;

  /** Reads a dump, or chooses anew from the one that was read last. Null where it was cancelled. */
  async read({ key, dump, policy, picks }: ReadArgs, watch: ReadWatch): Promise<ReadingWire | null> {
    const { readingSteps, compareOutcome, choose, MAX_TEXT } = await readers();
    if (this.held?.key !== key) {
      this.held = undefined;
      // Twice: UTF-16 has two bytes a character. What is longer is refused by its length.
      const text = typeof dump === 'string' ? dump : await textOf(dump.slice(0, 2 * MAX_TEXT + 4));
      const steps = readingSteps(text, { policy, isPolicy });
      const slice = new Slice();
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          this.held = { key, reading: step.value };
          break;
        }
        if (!slice.isOver) continue;
        watch.progress(step.value);
        await slice.next();
        if (watch.cancelled()) return null;
      }
    }
    const reading = choose(this.held.reading, picks);
    if (!reading.doc) return wireOf(reading, reading.differences);
    const found = compareOutcome(reading, sdmTypeOf(reading.doc));
    return wireOf(reading, [...reading.differences, ...found]);
  }
}

/** The text of a file: UTF-8, or UTF-16 where it begins with that mark, as what PowerShell redirects does. */
async function textOf(dump: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await dump.slice(0, 2).arrayBuffer());
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  return label ? new TextDecoder(label).decode(await dump.arrayBuffer()) : dump.text();
}

function wireOf(reading: Reading, differences: string[]): ReadingWire {
  const { formats, doc, isWhole, lines, counts, assumed, choices, error, leaves } = reading;
  // The choices say these sentences, and more.
  const told = new Set(reading.told);
  const open = (sentence: string): boolean => !told.has(sentence);
  const some = (which: (line: LineReport) => boolean): LineReport[] =>
    lines.filter(which).slice(0, MOST_LINES);
  return {
    formats,
    ...(doc ? { doc } : {}),
    ...(isWhole ? { isWhole } : {}),
    lines: [
      ...some(({ status }) => status === 'unknown'),
      ...some(({ status, why }) => status === 'noise' && why !== undefined),
    ],
    counts,
    assumed: assumed.filter(open),
    differences: differences.filter(open),
    ...(choices ? { choices } : {}),
    ...(error === undefined ? {} : { error }),
    ...(leaves ? { leaves: leavesWire(leaves) } : {}),
  };
}

function leavesWire(leaves: readonly Leaf[]): LeavesWire {
  return {
    starts: Float64Array.from(leaves, ({ start }) => start / PAGE_SIZE),
    ends: Float64Array.from(leaves, ({ end }) => end / PAGE_SIZE),
    codes: Uint8Array.from(leaves, ({ type, ipat }) => typeCode(type) + (ipat ? 8 : 0)),
  };
}
