/** The scenario that shows KVM's best-known oddity: WB over 4 GiB with UC on its last GiB, whose base is higher. */
import type { Scenario } from '../../scenario/types';

/** UC [3 GiB, 4 GiB) over WB [0, 4 GiB), default UC, one user of non-coherent DMA, 39 bits. */
export const ucOverWb: Scenario = {
  version: 1,
  policy: 'kvm-6.0',
  cpu: { maxPhysAddr: 39 },
  vm: { noncoherentDma: 1 },
  vcpus: [
    {
      cr0: '0x80000011',
      msrs: {
        '0x2ff': '0x800',
        '0x200': '0x6',
        '0x201': '0x7f00000800',
        '0x202': '0xc0000000',
        '0x203': '0x7fc0000800',
      },
    },
  ],
};
