/** Changes of the registers and of the VM that a single switch makes, as events. A candidate is not yet resolved. */
import { CR0_CD, CR0_NW, cacheDisabled, pagingOn } from '../../arch/cr0';
import { FIXED_MSRS, fixedIndex, fixedRange } from '../../arch/fixed';
import { type Gfn, ONE_MIB } from '../../arch/gfn';
import { toHex } from '../../arch/hex';
import {
  type PatCode,
  patName,
  type TypeCode,
  typeName,
  UC,
  UC_MINUS,
  WB,
  WC,
  WP,
  WT,
} from '../../arch/memtype';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MTRR_PHYSBASE0, MTRR_PHYSMASK0 } from '../../arch/msr';
import {
  defTypeValue,
  fixedValue,
  type MtrrState,
  physBaseValue,
  physMaskValue,
  type VariableMtrr,
} from '../../arch/mtrr';
import { patEntries, patValue } from '../../arch/pat';
import { CD_NW_CLEARED, IGNORE_GUEST_PAT, quirkEnabled } from '../../policy/blocks/arms';
import type { Machine, Vcpu } from '../../scenario/machine';
import type { AtomicEvent } from '../../scenario/types';
import type { Snapshot } from '../segments';
import type { Values } from '../words-shape';

/** One switch. Of the candidates with one `field`, the first that changes something is taken. */
export interface Candidate {
  /** Key of its words, and what they tell. */
  readonly rule: string;
  readonly values: Values;
  /** What it is a change of. */
  readonly field: string;
  /** The events that make it, one after the other. */
  readonly events: readonly AtomicEvent[];
}

/** The order in which other types are tried: the loudest first, so that a change shows. */
const OTHERS: readonly TypeCode[] = [UC, WB, WC, WT, WP];
const PAT_OTHERS: readonly PatCode[] = [UC, WB, WC, WT, WP, UC_MINUS];

/** CR0 with CD set or clear. Clearing takes NW along: CD=0 with NW=1 is refused. */
export const withCd = (cr0: number, on: boolean): number =>
  (on ? cr0 | CR0_CD : cr0 & ~(CR0_CD | CR0_NW)) >>> 0;

/** CR0 with paging on: PG needs PE. */
export const withPaging = (cr0: number): number => (cr0 | 0x80000001) >>> 0;

/** More users of DMA than this are not taken away one by one. */
const MOST_USERS = 16;

/**
 * All candidates for a page of a snapshot, from the most local to the widest: fixed range, variable ranges (the smallest
 * first), PAT entry, default type, FE, E, CD and PG, quirks, DMA.
 */
export function candidates(snapshot: Snapshot, gfn: Gfn): Candidate[] {
  const { view, vcpu } = snapshot;
  const { machine, policy, guest } = view;
  const owner = policy.mtrrOwner?.(machine, vcpu) ?? vcpu;
  const { mtrr } = machine.vcpus[owner] as Vcpu;
  const holding = guest.ranges.filter(({ spans }) =>
    spans.some((span) => span.start <= gfn && gfn < span.end),
  );
  return [
    ...fixedChanges(mtrr, owner, gfn),
    ...rangeChanges(mtrr, owner, new Set(holding.map(({ index }) => index))),
    ...patChanges(view.vcpu, vcpu, snapshot.patAt(gfn).index),
    ...defTypeChanges(mtrr, owner),
    ...cr0Changes(view.vcpu, vcpu),
    ...[CD_NW_CLEARED, IGNORE_GUEST_PAT].map((name) => quirkChange(machine, name)),
    ...dmaChanges(machine),
  ];
}

const wrmsr = (vcpu: number, msr: number, value: bigint): readonly AtomicEvent[] => [
  { type: 'wrmsr', vcpu, msr: toHex(msr), value: toHex(value) },
];

function fixedChanges(mtrr: MtrrState, vcpu: number, gfn: Gfn): Candidate[] {
  if (gfn >= ONE_MIB) return [];
  const index = fixedIndex(gfn);
  const row = index >> 3;
  const { start } = fixedRange(index);
  return OTHERS.filter((type) => type !== mtrr.fixed[index]).map((type) => ({
    rule: 'toggle.fixed',
    values: { start: toHex(start * 4096), type: typeName(type) },
    field: 'fixed',
    events: wrmsr(vcpu, FIXED_MSRS[row]?.msr ?? 0, fixedValue(mtrr.fixed.with(index, type), row)),
  }));
}

/** Type and V of each range that holds anything. Pages in a range: the lower bits that its mask leaves free. */
function rangeChanges(mtrr: MtrrState, vcpu: number, holding: ReadonlySet<number>): Candidate[] {
  return mtrr.variable
    .map((range, index) => ({ range, index }))
    .filter(({ range }) => range.valid || range.mask !== 0 || range.base !== 0)
    .sort((a, b) => b.range.mask - a.range.mask)
    .flatMap(({ range, index }) => [
      validChange(range, index, vcpu),
      ...(holding.has(index) ? typeChanges(range, index, vcpu) : []),
    ]);
}

function validChange(range: VariableMtrr, index: number, vcpu: number): Candidate {
  const valid = !range.valid;
  const value = physMaskValue({ mask: range.mask, valid });
  return {
    rule: 'toggle.range-valid',
    values: { index, v: valid ? 1 : 0 },
    field: `valid ${index}`,
    events: wrmsr(vcpu, MTRR_PHYSMASK0 + 2 * index, value),
  };
}

function typeChanges(range: VariableMtrr, index: number, vcpu: number): Candidate[] {
  return OTHERS.filter((type) => type !== range.type).map((type) => ({
    rule: 'toggle.range-type',
    values: { index, type: typeName(type) },
    field: `type ${index}`,
    events: wrmsr(vcpu, MTRR_PHYSBASE0 + 2 * index, physBaseValue({ base: range.base, type })),
  }));
}

function patChanges({ pat }: Vcpu, vcpu: number, index: number): Candidate[] {
  const entries = patEntries(pat);
  return PAT_OTHERS.filter((type) => type !== entries[index]).map((type) => ({
    rule: 'toggle.pat',
    values: { index, type: patName(type) },
    field: 'pat',
    events: wrmsr(vcpu, IA32_PAT, patValue(entries.map((was, i) => (i === index ? type : was)))),
  }));
}

function defTypeChanges(mtrr: MtrrState, vcpu: number): Candidate[] {
  const to = (change: Partial<MtrrState>): readonly AtomicEvent[] =>
    wrmsr(vcpu, IA32_MTRR_DEF_TYPE, defTypeValue({ ...mtrr, ...change }));
  return [
    ...OTHERS.filter((type) => type !== mtrr.defaultType).map((defaultType) => ({
      rule: 'toggle.default',
      values: { type: typeName(defaultType) },
      field: 'default',
      events: to({ defaultType }),
    })),
    {
      rule: 'toggle.fe',
      values: { on: mtrr.fixedEnabled ? 0 : 1 },
      field: 'fe',
      events: to({ fixedEnabled: !mtrr.fixedEnabled }),
    },
    {
      rule: 'toggle.e',
      values: { on: mtrr.enabled ? 0 : 1 },
      field: 'e',
      events: to({ enabled: !mtrr.enabled }),
    },
  ];
}

function cr0Changes({ cr0 }: Vcpu, vcpu: number): Candidate[] {
  const to = (value: number): readonly AtomicEvent[] => [{ type: 'cr0', vcpu, value: toHex(value) }];
  const cd = !cacheDisabled(cr0);
  const changes = [
    { rule: 'toggle.cd', values: { on: cd ? 1 : 0, vcpu }, field: 'cd', events: to(withCd(cr0, cd)) },
  ];
  if (pagingOn(cr0)) return changes;
  return [
    ...changes,
    { rule: 'toggle.pg', values: { on: 1, vcpu }, field: 'pg', events: to(withPaging(cr0)) },
  ];
}

function quirkChange(machine: Machine, name: string): Candidate {
  const disabled = quirkEnabled(machine, name);
  return {
    rule: 'toggle.quirk',
    values: { name: name.replace('KVM_X86_QUIRK_', ''), on: disabled ? 0 : 1 },
    field: `quirk ${name}`,
    events: [{ type: 'quirk', name, disabled }],
  };
}

/** The first user of non-coherent DMA comes, or all of them go. */
function dmaChanges({ dma }: Machine): Candidate[] {
  const change = (delta: 1 | -1, times: number): readonly AtomicEvent[] =>
    Array.from({ length: times }, () => ({ type: 'dma', delta }));
  if (dma === 0) return [{ rule: 'toggle.dma-first', values: {}, field: 'dma', events: change(1, 1) }];
  if (dma > MOST_USERS) return [];
  return [{ rule: 'toggle.dma-none', values: { count: dma }, field: 'dma', events: change(-1, dma) }];
}
