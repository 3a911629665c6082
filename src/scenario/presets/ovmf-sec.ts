import type { Scenario } from '../types';
import { GIB, LINUX_6_1, type Preset, pcMemory } from './build';

const source = 'edk2 OvmfPkg SEC, measured under QEMU (2022.11, 2025.02) or read in the source (2023.11)';
const sec = (name: string, cr0: string, defType: string): Scenario => ({
  version: 1,
  name,
  policy: LINUX_6_1,
  vm: { noncoherentDma: 1 },
  memory: pcMemory(4 * GIB, 2 * GIB),
  vcpus: [{ cr0, msrs: { '0x2ff': defType } }],
});

/** Caching disabled, MTRRs off: KVM's quirk makes it WB, and nobody notices. */
export const ovmfSec2022: Preset = {
  id: 'ovmf-sec-2022',
  title: 'OVMF SEC up to 2023.08: CD=1, MTRRs off',
  summary: 'The firmware decompresses itself with CR0.CD=1; the quirk CD_NW_CLEARED hides it.',
  source,
  scenario: sec('OVMF SEC, up to edk2-stable202308', '0x40000033', '0x0'),
};

/** CD=0 with MTRRs still off: the regression that made guests with an assigned device boot for a minute. */
export const ovmfSec2023: Preset = {
  id: 'ovmf-sec-202311',
  title: 'OVMF SEC 2023.11 to 2024.05: CD=0, MTRRs off',
  summary: 'CD no longer hides that the MTRRs are off: all RAM is UC in the EPT while LZMA runs. Slow boot.',
  source,
  scenario: sec('OVMF SEC, edk2-stable202311 to 202405', '0x80000033', '0x0'),
};

/** The cure: default type WB and E=1 before decompression. */
export const ovmfSec2024: Preset = {
  id: 'ovmf-sec-202408',
  title: 'OVMF SEC from 2024.08: default WB, E=1',
  summary: 'The cure of the slow boot: the MTRRs are enabled with default WB before decompression.',
  source,
  scenario: sec('OVMF SEC, edk2-stable202408 on', '0x80000033', '0x806'),
};
