/** Worked examples of the manuals, of firmware and of rules: maps, single accesses and register writes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cacheDisabled, cr0Refusal, pagingOn } from '../arch/cr0';
import { effectiveCode, effectiveNpt, effectiveTranslated, nptCombinedPat } from '../arch/effective';
import { eptStructureType, leafBits, readLeaf, readNonLeaf } from '../arch/ept';
import { lookup } from '../arch/lookup';
import {
  type MemType,
  type PatType,
  patCode,
  patName,
  type TypeCode,
  typeCode,
  typeName,
  WB,
} from '../arch/memtype';
import { resetMtrrs, writeMtrr } from '../arch/mtrr';
import { patEntries, patIndexOfLeaf, patIndexOfRoot, patIndexOfTable } from '../arch/pat';
import { msrRefusal } from '../arch/refusal';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import type { MsrMap } from '../scenario/types';
import { resolve, type SegmentJson } from './result';

interface MapExample {
  name: string;
  input: {
    maxphyaddr: number;
    vcnt: number;
    IA32_MTRR_DEF_TYPE: string;
    fixed: MsrMap;
    variable: { index: number; PHYSBASE: string; PHYSMASK: string }[];
  };
  scope: { start: string; end: string };
  expected: { start: string; end: string; type: string }[];
}

interface AccessInput {
  mode: string;
  access?: string;
  cr0?: { PG?: number; CD?: number };
  cr4?: { PCIDE?: number };
  cr3_low12?: string;
  eptp_2_0?: number;
  ept_leaf?: { emt: number; ipat?: number; rwx?: number };
  mtrr?: MemType;
  IA32_MTRR_DEF_TYPE?: string;
  ia32_pat?: string;
  pat?: PatType;
  pte?: string;
  pde?: string;
  guest_pat?: PatType | null;
  host_pat?: PatType;
  host_mtrr?: MemType;
}

interface AccessExample {
  name: string;
  input: AccessInput;
  expected: Record<string, unknown>;
}

const file = JSON.parse(
  readFileSync(new URL('./fixtures/worked-examples.json', import.meta.url), 'utf8'),
) as {
  examples: MapExample[];
  access_examples: AccessExample[];
  msr_write_examples: { target: string; value: string; result: string; why: string }[];
};

const hex = (value: number): string => `0x${value.toString(16)}`;

describe('maps', () => {
  it('are 33', () => expect(file.examples).toHaveLength(33));
  it.each(file.examples)('$name', ({ input, scope, expected }) => {
    const msrs: MsrMap = { '0x2ff': input.IA32_MTRR_DEF_TYPE, ...input.fixed };
    for (const { index, PHYSBASE, PHYSMASK } of input.variable) {
      msrs[hex(0x200 + 2 * index)] = PHYSBASE;
      msrs[hex(0x201 + 2 * index)] = PHYSMASK;
    }
    const doc = parseScenario(
      {
        version: 1,
        policy: 'bare-metal',
        cpu: { maxPhysAddr: input.maxphyaddr, variableMtrrs: input.vcnt },
        vcpus: [{ cr0: '0x80000011', msrs }],
      },
      isPolicy,
    );
    const { snapshots, refused } = resolve(doc);
    expect(refused).toEqual([]);
    expect(clipped(snapshots[0]?.segments ?? [], Number(scope.end) + 1)).toEqual(
      expected.map((range) => [
        Number(range.start),
        Number(range.end) + 1,
        range.type.replace('UNDEFINED', 'undefined'),
      ]),
    );
  });
});

/** MTRR types below an address, as [start, end, type]. */
function clipped(segments: readonly SegmentJson[], end: number): [number, number, string][] {
  return segments
    .map((s): [number, number, string] => [Number(s.start), Math.min(Number(s.end), end), s.mtrr])
    .filter(([start, stop]) => start < stop);
}

describe('single accesses', () => {
  it('are 45', () => expect(file.access_examples).toHaveLength(45));
  it.each(file.access_examples)('$name', ({ input, expected }) => {
    // `disputed` and `uc_origin` say something of the sources and of snooping, not of the type.
    const { disputed: _, uc_origin: __, ...want } = expected;
    expect(answerOf(input)).toMatchObject(want);
  });
});

/** Dispatches an example to the function that it is about. */
function answerOf(input: AccessInput): Record<string, unknown> {
  if (input.mode === 'npt') {
    const guest = input.guest_pat as PatType;
    const host = input.host_pat as PatType;
    return {
      combined_pat: nptCombinedPat(guest, host),
      type: effectiveNpt(guest, host, input.host_mtrr as MemType),
    };
  }
  if (input.mode.startsWith('kvm')) return throughKvm(input);
  if (input.mode.startsWith('hypervisor')) return largeFrame();
  return input.mode === 'ept' ? throughEpt(input) : native(input);
}

const cr0Of = ({ PG = 1, CD = 0 }: { PG?: number; CD?: number } = {}): number =>
  ((PG ? 0x80000001 : 1) | (CD ? 0x40000000 : 0)) >>> 0;

function native(input: AccessInput): Record<string, unknown> {
  const cr0 = cr0Of(input.cr0);
  const state = writeMtrr(resetMtrrs(8), 0x2ff, BigInt(input.IA32_MTRR_DEF_TYPE ?? 0));
  const mtrr = input.mtrr ? typeCode(input.mtrr) : lookup(state, 0x100000);
  // PDPTE loads are WB, whatever the PAT holds (SDM 4.9.2).
  if (input.access?.startsWith('PDPTE')) return { type: typeName(WB) };
  const entries = patEntries(BigInt(input.ia32_pat ?? 0));
  const index = indexOf(input);
  const pat = input.pat ? patCode(input.pat) : (entries[index ?? 0] as TypeCode);
  const type = effectiveCode(mtrr, pagingOn(cr0) ? pat : WB);
  return {
    mtrr: typeName(mtrr as TypeCode),
    pat_index: index,
    pat: patName(pat),
    type: typeName(type as TypeCode),
  };
}

function indexOf(input: AccessInput): number | undefined {
  if (input.access?.startsWith('PTE')) return patIndexOfTable(0x18n);
  if (input.access?.startsWith('PML4E'))
    return patIndexOfRoot(BigInt(input.cr3_low12 ?? 0), input.cr4?.PCIDE === 1);
  if (input.pde) return patIndexOfLeaf(BigInt(input.pde), true);
  return input.pte ? patIndexOfLeaf(BigInt(input.pte), false) : undefined;
}

function throughEpt(input: AccessInput): Record<string, unknown> {
  const cr0 = cr0Of(input.cr0);
  if (input.eptp_2_0 !== undefined) {
    const type = eptStructureType(BigInt(input.eptp_2_0), cacheDisabled(cr0));
    return type === undefined ? { vmentry: 'fails (control field check)' } : { type: typeName(type) };
  }
  if (!input.ept_leaf) {
    // The example's entry: a PDE that references a table, with type WB in its bits 6:3.
    const reading = readNonLeaf((6n << 3n) | 7n);
    return reading.ok ? {} : { vmexit: reading.exit };
  }
  const { emt, ipat = 0, rwx = 7 } = input.ept_leaf;
  const reading = readLeaf(BigInt(rwx) | (BigInt(emt) << 3n) | (BigInt(ipat) << 6n));
  if (!reading.ok) return { vmexit: reading.exit };
  expect(leafBits(reading.type, reading.ipat)).toBe((emt << 3) | (ipat << 6));
  const pat = pagingOn(cr0) && input.guest_pat ? patCode(input.guest_pat) : WB;
  const type = effectiveTranslated(cacheDisabled(cr0), reading.type, reading.ipat, pat);
  return { type: typeName(type), pat: patName(pat) };
}

/** One page under Linux 6.1, with the guest's PAT entry 0 as the example has it. */
function throughKvm(input: AccessInput & { guest_cr0_cd?: number }): Record<string, unknown> {
  const mmio = input.mode.includes('MMIO');
  const doc = parseScenario(
    {
      version: 1,
      policy: 'kvm-6.0',
      memory: [{ start: '0x0', end: '0x40000000', kind: mmio ? 'mmio' : 'ram' }],
      vcpus: [
        {
          cr0: input.guest_cr0_cd ? '0xc0000011' : '0x80000011',
          msrs: { '0x277': hex(patCode(input.guest_pat as PatType)), '0x2ff': '0x800' },
        },
      ],
    },
    isPolicy,
  );
  const page = resolve(doc).snapshots[0]?.segments[0];
  return { ept_emt: page?.ept, ipat: page?.ipat ? 1 : 0, type: page?.effective };
}

/** The 2 MiB frame below a UC hole: what a hypervisor that mirrors the MTRRs must put there. */
function largeFrame(): Record<string, unknown> {
  const doc = parseScenario(
    {
      version: 1,
      policy: 'identity-map',
      host: { msrs: { '0x2ff': '0x806', '0x200': '0xc0000000', '0x201': '0x3fffc0000800' } },
    },
    isPolicy,
  );
  const start = 0x5ff * 0x200000;
  const end = start + 0x200000;
  const held = (resolve(doc).snapshots[0]?.segments ?? []).filter(
    (s) => Number(s.start) < end && Number(s.end) > start,
  );
  return {
    frame: {
      start: `0x${start.toString(16).toUpperCase()}`,
      end: `0x${(end - 1).toString(16).toUpperCase()}`,
    },
    emt: held.map((s) => s.ept).join(' and '),
  };
}

describe('register writes', () => {
  const numbers: Record<string, number> = {
    IA32_PAT: 0x277,
    IA32_MTRR_DEF_TYPE: 0x2ff,
    IA32_MTRR_PHYSBASE0: 0x200,
    IA32_MTRR_PHYSMASK0: 0x201,
    IA32_MTRR_FIX64K_00000: 0x250,
    IA32_MTRRCAP: 0xfe,
  };
  it('are 27', () => expect(file.msr_write_examples).toHaveLength(27));
  it.each(file.msr_write_examples)('$target $value: $result, $why', ({ target, value, result }) => {
    const refusal =
      target === 'CR0'
        ? cr0Refusal(0x20000011n)
        : msrRefusal(numbers[target] as number, BigInt(value), 36, 8);
    expect(refusal === undefined ? 'ok' : '#GP(0)').toBe(result);
  });
});
