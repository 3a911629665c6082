/** What a step looked at: registers with their values and bits, and the state of the VM. */
import { cacheDisabled, pagingOn } from '../../arch/cr0';
import { leafBits } from '../../arch/ept';
import { FIXED_MSRS } from '../../arch/fixed';
import type { Gfn } from '../../arch/gfn';
import { toHex } from '../../arch/hex';
import { patName, type TypeCode, typeName } from '../../arch/memtype';
import { MTRR_PHYSBASE0, MTRR_PHYSMASK0, msrName } from '../../arch/msr';
import { defTypeValue, fixedValue, physBaseValue, physMaskValue, type VariableMtrr } from '../../arch/mtrr';
import { leafIpat, leafType, type Reason } from '../../policy/types';
import type { Snapshot } from '../segments';
import type { Values } from '../words-shape';

type Look = (snapshot: Snapshot, gfn: Gfn, values: Values) => Values[];

/** One reason of the kind `looked.*` for each register or fact, in the order in which they are asked. */
export function lookedAt(snapshot: Snapshot, gfn: Gfn, { rule, values, source }: Reason): Reason[] {
  const key = rule.replace(/\.(hit|miss)$/, '');
  const looks = Object.hasOwn(LOOKS, key) ? (LOOKS[key] ?? []) : [];
  return looks
    .flatMap((look) => look(snapshot, gfn, values))
    .map((found) => ({ rule: 'bits' in found ? 'looked.bits' : 'looked.value', values: found, source }));
}

const defType: (field: 'E' | 'FE' | 'type') => Look = (field) => (snapshot) => {
  const { mtrrs } = snapshot.view;
  const is = {
    E: { bits: '11', is: mtrrs.enabled ? 1 : 0 },
    FE: { bits: '10', is: mtrrs.fixedEnabled ? 1 : 0 },
    type: { bits: '7:0', is: `${mtrrs.defaultType} (${typeName(mtrrs.defaultType)})` },
  }[field];
  return [{ name: 'IA32_MTRR_DEF_TYPE', value: toHex(defTypeValue(mtrrs)), field, ...is }];
};

const cr0: (field: 'CD' | 'PG') => Look = (field) => (snapshot) => {
  const value = snapshot.view.vcpu.cr0;
  const isSet = field === 'CD' ? cacheDisabled(value) : pagingOn(value);
  const bits = field === 'CD' ? '30' : '31';
  return [{ name: 'CR0', value: toHex(value), bits, field, is: isSet ? 1 : 0 }];
};

/** The byte of the fixed range that was read. */
const fixedByte: Look = ({ view: { mtrrs } }, _, values) => {
  const index = Number(values.entry ?? values.index);
  const row = index >> 3;
  const byte = index & 7;
  const type = (mtrrs.fixed[index] ?? 0) as TypeCode;
  return [
    {
      name: FIXED_MSRS[row]?.name ?? '',
      value: toHex(fixedValue(mtrrs.fixed, row)),
      bits: `${8 * byte + 7}:${8 * byte}`,
      field: `byte ${byte}`,
      is: `${type} (${typeName(type)})`,
    },
  ];
};

const pair: Look = ({ view: { mtrrs } }, _, values) => {
  const index = Number(values.index);
  const range = mtrrs.variable[index] as VariableMtrr;
  return [
    {
      name: msrName(MTRR_PHYSBASE0 + 2 * index),
      value: toHex(physBaseValue(range)),
      bits: '7:0',
      field: 'type',
      is: `${range.type} (${typeName(range.type)})`,
    },
    {
      name: msrName(MTRR_PHYSMASK0 + 2 * index),
      value: toHex(physMaskValue(range)),
      bits: '11',
      field: 'V',
      is: range.valid ? 1 : 0,
    },
  ];
};

const patEntry: Look = (snapshot, gfn) => {
  const { index, type } = snapshot.patAt(gfn);
  return [
    {
      name: 'IA32_PAT',
      value: toHex(snapshot.view.vcpu.pat),
      bits: `${8 * index + 7}:${8 * index}`,
      field: `PA${index}`,
      is: `${type} (${patName(type)})`,
    },
  ];
};

const leaf: Look = (snapshot, gfn) => {
  const { built } = snapshot.page(gfn);
  if (snapshot.view.policy.nested) return [];
  const value = leafBits(leafType(built), leafIpat(built));
  return [
    { name: 'EPT leaf', value: toHex(value), bits: '6', field: 'IPAT', is: leafIpat(built) ? 1 : 0 },
    {
      name: 'EPT leaf',
      value: toHex(value),
      bits: '5:3',
      field: 'type',
      is: `${leafType(built)} (${typeName(leafType(built))})`,
    },
  ];
};

const users: Look = ({ view }) => [{ name: 'non-coherent DMA users', value: view.machine.dma }];
const disabledQuirks: Look = ({ view }) => [
  { name: 'disabled quirks', value: [...view.machine.disabledQuirks].join(', ') || 'none' },
];
const snoop: Look = ({ view }) => [
  { name: 'host self-snoop', value: view.machine.cpu.selfSnoop ? 'yes' : 'no' },
];
const kind: Look = (_, __, values) =>
  'kind' in values ? [{ name: 'memory', value: values.kind ?? '' }] : [];

const LOOKS: Readonly<Record<string, readonly Look[]>> = {
  'mtrr.disabled': [defType('E')],
  'kvm.disabled': [defType('E')],
  'm1.disabled': [defType('E'), defType('FE')],
  'm1.fixed-unasked': [defType('E'), defType('FE')],
  'm1.default-unasked': [defType('E'), defType('FE'), defType('type')],
  'mtrr.default': [defType('E'), defType('type')],
  'mtrr.fixed': [defType('E'), defType('FE'), fixedByte],
  'kvm.segment': [defType('E'), defType('FE'), fixedByte],
  'kvm.segment-before': [defType('E'), defType('FE')],
  'kvm.segment-none': [defType('E'), defType('FE')],
  'acrn.fixed': [defType('E'), defType('FE')],
  'acrn.default': [defType('E'), defType('FE'), defType('type')],
  'mtrr.range': [pair],
  'kvm.range': [pair],
  'arm.mmio': [kind],
  'arm.no-dma': [users],
  'arm.ram-no-dma': [kind, users],
  'arm.no-device': [users],
  'arm.xen-no-device': [kind, users],
  'arm.ignore-pat': [users, disabledQuirks],
  'arm.no-self-snoop': [snoop, users],
  'arm.cd': [cr0('CD'), disabledQuirks],
  'arm.cd-ipat': [cr0('CD'), disabledQuirks],
  'pat.off': [cr0('PG')],
  'pat.entry': [cr0('PG'), patEntry],
  'access.ipat': [leaf],
  'access.ept': [leaf],
  'access.cd': [cr0('CD')],
  'access.cd-amd': [cr0('CD'), disabledQuirks],
  'access.acrn-cd': [cr0('CD')],
  'access.xen-cd': [cr0('CD'), users],
};
