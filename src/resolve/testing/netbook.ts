/** A guest with all kinds of memory and of MTRRs: fixed ones, overlaps of UC and WT with WB, a framebuffer of a device. */
import { CR0_RUNNING } from '../../scenario/presets/events';
import type { Scenario } from '../../scenario/types';

export const msrs = {
  '0x2ff': '0xc06',
  '0x250': '0x606060606060606',
  '0x259': '0x0',
  '0x269': '0x505050505050505',
  '0x200': '0x6',
  '0x201': '0xfc0000800',
  '0x202': '0x3f500000',
  '0x203': '0xffff00800',
  '0x204': '0x3f600004',
  '0x205': '0xfffe00800',
  '0x206': '0x40000001',
  '0x207': '0xff0000800',
} as const;
export const guest = {
  version: 1,
  policy: '',
  cpu: { maxPhysAddr: 36 },
  vm: {
    noncoherentDma: 1,
    disabledQuirks: ['KVM_X86_QUIRK_CD_NW_CLEARED', 'KVM_X86_QUIRK_IGNORE_GUEST_PAT'],
  },
  memory: [
    { start: '0x0', end: '0x40000000', kind: 'ram' },
    { start: '0x40000000', end: '0x50000000', kind: 'mmio' },
    { start: '0xfee00000', end: '0xfee01000', kind: 'emulated' },
    { start: '0x100000000', end: '0x140000000', kind: 'ram', hostType: 'WC' },
  ],
  vcpus: [{ cr0: CR0_RUNNING, msrs }],
} satisfies Scenario;
