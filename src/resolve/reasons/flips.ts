/** What each step hangs on: the state in which it would have gone the other way. */
import { cacheDisabled } from '../../arch/cr0';
import type { Gfn } from '../../arch/gfn';
import { type PatCode, patName, UC, UC_MINUS, WB, WC, WP, WT } from '../../arch/memtype';
import type { MtrrState } from '../../arch/mtrr';
import { patEntries, patValue } from '../../arch/pat';
import { IGNORE_GUEST_PAT, quirkEnabled } from '../../policy/blocks/arms';
import type { Reason } from '../../policy/types';
import type { Machine, Region, Vcpu } from '../../scenario/machine';
import type { Snapshot } from '../segments';
import { regionAt } from '../space';
import type { Values } from '../words-shape';
import { withCd, withPaging } from './changes';

/** The other state of a step. What is not named stays. */
export interface Flip {
  /** Key of the words for the condition: `Were FE clear`. */
  readonly rule: string;
  readonly values: Values;
  readonly machine?: Machine;
  readonly region?: Region;
  /** The leaf that stands there has its IPAT bit clear. */
  readonly withoutIpat?: true;
  /** Does it change what the MTRRs say? */
  readonly ofMtrrs?: true;
}

type Maker = (snapshot: Snapshot, gfn: Gfn, values: Values) => Flip | undefined;

/** The flip of a step, by its rule; undefined where it hangs on nothing that could be otherwise. */
export function flipOf(snapshot: Snapshot, gfn: Gfn, { rule, values }: Reason): Flip | undefined {
  const key = rule.replace(/\.(hit|miss)$/, '');
  return Object.hasOwn(MAKERS, key) ? MAKERS[key]?.(snapshot, gfn, values) : undefined;
}

const enableMtrrs: Maker = (snapshot) =>
  mtrrFlip(snapshot, { rule: 'else.e', values: { on: 1 } }, (mtrr) => ({ ...mtrr, enabled: true }));
const disableMtrrs: Maker = (snapshot) =>
  mtrrFlip(snapshot, { rule: 'else.e', values: { on: 0 } }, (mtrr) => ({ ...mtrr, enabled: false }));
const clearFe: Maker = (snapshot) =>
  mtrrFlip(snapshot, { rule: 'else.fe', values: { on: 0 } }, (mtrr) => ({ ...mtrr, fixedEnabled: false }));
const clearV: Maker = (snapshot, _, { index }) =>
  mtrrFlip(snapshot, { rule: 'else.range', values: { index: index ?? 0 } }, (mtrr) => ({
    ...mtrr,
    variable: mtrr.variable.map((range, i) => (i === index ? { ...range, valid: false } : range)),
  }));

const toggleCd: Maker = (snapshot) => {
  const on = !cacheDisabled(snapshot.view.vcpu.cr0);
  const values = { on: on ? 1 : 0, vcpu: snapshot.vcpu };
  return vcpuFlip(snapshot, { rule: 'else.cd', values }, ({ cr0 }) => ({ cr0: withCd(cr0, on) }));
};
/** Where CD=1 is not taken (a TDX guest, which is only at reset with it), CD is cleared along. */
const setPaging: Maker = (snapshot) => {
  const { machine, policy, vcpu } = snapshot.view;
  const online = { ...machine, vcpus: [{ ...vcpu, online: true }] };
  const isTaken = (value: number): boolean =>
    policy.refuses(online, { type: 'cr0', vcpu: 0, value: BigInt(value) }) === undefined;
  const paging = withPaging(vcpu.cr0);
  const cr0 = isTaken(paging) ? paging : withCd(paging, false);
  return vcpuFlip(snapshot, { rule: 'else.pg', values: {} }, () => ({ cr0 }));
};

/** The first user of DMA, or none. */
const toggleDma: Maker = ({ view: { machine } }) => {
  const dma = machine.dma === 0 ? 1 : 0;
  return { rule: 'else.dma', values: { count: dma }, machine: { ...machine, dma } };
};

const toggleQuirk =
  (name: string): Maker =>
  ({ view: { machine } }) => {
    const enabled = quirkEnabled(machine, name);
    const disabledQuirks = new Set(machine.disabledQuirks);
    if (enabled) disabledQuirks.add(name);
    else disabledQuirks.delete(name);
    const values = { name: name.replace('KVM_X86_QUIRK_', ''), on: enabled ? 0 : 1 };
    return { rule: 'else.quirk', values, machine: { ...machine, disabledQuirks } };
  };

/** Host MMIO becomes RAM, everything else host MMIO. */
const toggleMmio: Maker = ({ view }, gfn) => {
  const kind = regionAt(view.regions, gfn).kind === 'mmio' ? 'ram' : 'mmio';
  return regionFlip(view, gfn, { kind }, { rule: 'else.kind', values: { kind } });
};
const asRam: Maker = ({ view }, gfn) =>
  regionFlip(view, gfn, { kind: 'ram' }, { rule: 'else.kind', values: { kind: 'ram' } });
const toggleFlag: Maker = ({ view }, gfn) => {
  const dma = !regionAt(view.regions, gfn).dma;
  return regionFlip(view, gfn, { dma }, { rule: 'else.flag', values: { on: dma ? 1 : 0 } });
};

/** The quirk where it decided, if it can be disabled on this host; else DMA. */
const patQuirk: Maker = (snapshot, gfn, values) => {
  const isFree = values.leaf !== undefined && snapshot.view.machine.cpu.selfSnoop;
  const maker = isFree || values.quirk === 'disabled' ? toggleQuirk(IGNORE_GUEST_PAT) : toggleDma;
  return maker(snapshot, gfn, values);
};

/** The same for self-snoop, which is the host's. */
const selfSnoop: Maker = (snapshot, gfn, values) => {
  const { machine } = snapshot.view;
  if (values.leaf === undefined && values.snoop === 'lacks') return toggleDma(snapshot, gfn, values);
  const has = !machine.cpu.selfSnoop;
  return {
    rule: 'else.snoop',
    values: { on: has ? 1 : 0 },
    machine: { ...machine, cpu: { ...machine.cpu, selfSnoop: has } },
  };
};

const PAT_OTHERS: readonly PatCode[] = [UC, WB, WC, WT, WP, UC_MINUS];

/** The first other type for the entry under which an access gets another type. */
const otherPat: Maker = (snapshot, gfn) => {
  const { pat } = snapshot.view.vcpu;
  const { index, type } = snapshot.patAt(gfn);
  const page = snapshot.page(gfn);
  const gets = (code: PatCode): number => snapshot.effective(gfn, page.mtrr, page.leaf, code);
  const code = PAT_OTHERS.find((other) => gets(other) !== gets(type));
  if (code === undefined) return undefined;
  const value = patValue(patEntries(pat).map((was, i) => (i === index ? code : was)));
  return vcpuFlip(snapshot, { rule: 'else.pat', values: { index, pat: patName(code) } }, () => ({
    pat: value,
  }));
};

const MAKERS: Readonly<Record<string, Maker>> = {
  'memory.none': asRam,
  'memory.emulated': asRam,
  'mtrr.disabled': enableMtrrs,
  'kvm.disabled': enableMtrrs,
  'm1.disabled': enableMtrrs,
  'acrn.default': enableMtrrs,
  'mtrr.fixed': clearFe,
  'kvm.segment': clearFe,
  'kvm.segment-before': clearFe,
  'acrn.fixed': clearFe,
  'mtrr.range': clearV,
  'kvm.range': clearV,
  'mtrr.default': disableMtrrs,
  'arm.mmio': toggleMmio,
  'arm.no-dma': toggleDma,
  'arm.ram-no-dma': toggleDma,
  'arm.no-device': toggleDma,
  'arm.xen-no-device': toggleDma,
  'arm.no-self-snoop': selfSnoop,
  'arm.ignore-pat': patQuirk,
  'arm.cd': toggleCd,
  'arm.cd-ipat': toggleCd,
  'arm.dma-slot': toggleFlag,
  'arm.bhyve': toggleMmio,
  'pat.off': setPaging,
  'pat.entry': otherPat,
  'access.ipat': () => ({ rule: 'else.ipat', values: {}, withoutIpat: true }),
  'access.cd': toggleCd,
  'access.cd-amd': toggleCd,
  'access.acrn-cd': toggleCd,
  'access.xen-cd': toggleCd,
};

type Condition = Pick<Flip, 'rule' | 'values'>;

function mtrrFlip(
  { view: { machine, policy }, vcpu }: Snapshot,
  condition: Condition,
  change: (state: MtrrState) => MtrrState,
): Flip {
  const owner = policy.mtrrOwner?.(machine, vcpu) ?? vcpu;
  const vcpus = machine.vcpus.map((each, i) => (i === owner ? { ...each, mtrr: change(each.mtrr) } : each));
  return { ...condition, machine: { ...machine, vcpus }, ofMtrrs: true };
}

function vcpuFlip(
  { view: { machine }, vcpu }: Snapshot,
  condition: Condition,
  change: (vcpu: Vcpu) => Partial<Vcpu>,
): Flip {
  const vcpus = machine.vcpus.map((each, i) => (i === vcpu ? { ...each, ...change(each) } : each));
  return { ...condition, machine: { ...machine, vcpus } };
}

function regionFlip(
  { regions }: Snapshot['view'],
  gfn: Gfn,
  change: Partial<Region>,
  condition: Condition,
): Flip {
  const region = { ...regionAt(regions, gfn), start: gfn, end: gfn + 1, ...change };
  return { ...condition, region };
}
