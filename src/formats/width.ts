/** MAXPHYADDR, which hardly any dump says: from the masks, from sizes, from the memory map. */
import { msrKind } from '../arch/msr';
import { DEFAULTS } from '../scenario/defaults';
import type { Chooser } from './choices';
import type { Statement } from './types';
import { allStates } from './versions';
import { bitLength } from './words';

const NARROWEST = 32;
const WIDEST = 52;
/** Widths that CPUs have. Where sizes alone are known, the next one that holds them all is taken. */
const USUAL = [39, 40, 42, 43, 44, 46, 48, 52] as const;
const PAGE_BITS = 0xfffn;

/** Widths that are offered. 36 is that of many CPUs of their time, 45 that of VMware's. */
const OFFERED = [32, 36, 39, 40, 42, 43, 44, 45, 46, 48, 52] as const;

/** The width, and the sentence that says where it is from. */
export function widthOf(
  statements: readonly Statement[],
  chooser: Chooser,
): { bits: number; assumed?: string } {
  const found = inferredWidth(statements);
  if (found.why === undefined) return found;
  const options = OFFERED.filter((bits) => bits >= found.least && bits !== found.bits);
  const values = [...options, found.bits]
    .sort((a, b) => a - b)
    .map((bits) => [String(bits), String(bits)] as const);
  if (values.length < 2) return found;
  const taken = Number(chooser.assume('width', 'MAXPHYADDR', values, String(found.bits), found.why));
  return taken === found.bits
    ? found
    : { bits: taken, assumed: `MAXPHYADDR is taken as ${taken}, as chosen.` };
}

interface Width {
  readonly bits: number;
  /** What the values in the text need. */
  readonly least: number;
  readonly assumed?: string;
  /** Absent where the text says it. */
  readonly why?: string;
}

function inferredWidth(statements: readonly Statement[]): Width {
  const stated = statements.find((s) => s.maxPhysAddr !== undefined);
  const masks = maskBits(statements);
  const sizes = sizeBits(statements);
  const memory = memoryBits(statements);
  const least = Math.max(NARROWEST, masks, memory);
  if (stated?.maxPhysAddr !== undefined) {
    if (stated.maxPhysAddr >= least) return { bits: stated.maxPhysAddr, least };
    const assumed = `${stated.source} says ${stated.maxPhysAddr} address bits, but masks or memory need ${least}: these are taken.`;
    return { bits: least, least, assumed };
  }
  const said = 'MAXPHYADDR is not in the text';
  if (masks > 0) {
    const why = memory > masks ? `because memory reaches above the masks' ${masks} bits` : 'from the masks';
    return { bits: least, least, assumed: `${said}: taken as ${least} ${why}.`, why };
  }
  const needed = Math.max(sizes, memory);
  if (needed === 0) {
    const bits = DEFAULTS.maxPhysAddr;
    return {
      bits,
      least,
      assumed: `${said}: taken as ${bits}.`,
      why: 'nothing in the text has to do with it',
    };
  }
  const bits = USUAL.find((width) => width >= needed) ?? WIDEST;
  const what = sizes > 0 ? (memory > 0 ? 'all ranges and the memory map' : 'all ranges') : 'the memory map';
  const why = `a usual width that holds ${what}`;
  return { bits, least: Math.max(least, sizes), assumed: `${said}: taken as ${bits}, ${why}.`, why };
}

/** Bits of all masks together: every mask reaches up to MAXPHYADDR, unless it has holes. */
function maskBits(statements: readonly Statement[]): number {
  let all = 0n;
  for (const { msrs, printed } of statements) {
    for (const cpu of msrs ?? [])
      for (const [msr, value] of cpu) if (msrKind(msr).kind === 'mask') all |= value & ~PAGE_BITS;
    for (const range of printed?.ranges.values() ?? []) all |= range.mask ?? 0n;
  }
  return bitLength(all);
}

/** Bits of the highest address in a range that is given by its size. */
function sizeBits(statements: readonly Statement[]): number {
  let bits = 0;
  const printed = statements.flatMap((s) => (s.printed ? [s.printed.ranges] : []));
  for (const ranges of [...printed, ...allStates(statements)]) {
    for (const { base, size } of ranges.values()) {
      if (size === undefined) continue;
      // A size that is no power of two is the negative of a mask with holes: it says nothing of the end.
      const end = (size & (size - 1n)) === 0n ? (base & ~(size - 1n)) + size : base + 1n;
      bits = Math.max(bits, bitLength(end - 1n), bitLength(size - 1n));
    }
  }
  return Math.min(bits, WIDEST);
}

function memoryBits(statements: readonly Statement[]): number {
  let end = 0;
  for (const { memory, pageTypes } of statements)
    for (const range of [...(memory ?? []), ...(pageTypes ?? [])]) end = Math.max(end, range.end);
  return end === 0 ? 0 : bitLength(BigInt(end) - 1n);
}
