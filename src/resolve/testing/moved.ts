/** The usual way to a stale leaf: a range that is moved, while KVM zaps only where it is then. */
import { CR0_RUNNING, wrmsr } from '../../scenario/presets/events';
import type { Scenario } from '../../scenario/types';

/** UC [1 GiB, 2 GiB) of vCPU 0 is moved to [2 GiB, 3 GiB); WB elsewhere, WT for vCPU 1. 36 bits, all of it RAM. */
export const movedRange: Scenario = {
  version: 1,
  policy: 'kvm-6.0',
  cpu: { maxPhysAddr: 36 },
  vm: { noncoherentDma: 1 },
  vcpus: [
    { cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806', '0x200': '0x40000000', '0x201': '0xfc0000800' } },
    { cr0: CR0_RUNNING, msrs: { '0x2ff': '0x804' } },
  ],
  events: [wrmsr('0x200', '0x80000000')],
};
