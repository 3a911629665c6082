/** OVMF before hand-off: three eras of SEC, in which it decompresses itself, and PEI. */
import type { MsrMap, Scenario } from '../types';
import { fixed, GIB, guest, LINUX_6_1, type Preset, pcMemory } from './build';
import { lowRam, ovmfLowBlocks } from './qemu';
import { ranges } from './ranges';

const COMMITS = 'edk2 UefiCpuPkg/ResetVector SEC_DEFAULT_CR0, OvmfPkg/Sec/SecMain.c SecMtrrSetup';

/** The MTRRs after PlatformPei: UC below 4 GiB; the window for 64-bit BARs comes later. */
export const peiMsrs = (ram: number, bits: number): MsrMap => ({
  '0x2ff': '0xc06',
  ...fixed('WB', 'UC', 'UC'),
  ...ranges('UC', ovmfLowBlocks('q35', ram, 'eighth'), bits),
});

function stage(
  id: string,
  title: string,
  summary: string,
  how: string,
  of: (ram: number, bits: number) => Pick<Scenario, 'name' | 'notes'> & { cr0: string; msrs: MsrMap },
): Preset {
  const tags = ['qemu', 'q35', 'uefi', 'edk2', 'slow boot', 'lzma', '4G', '46-bit'];
  return guest({ id, title, summary, source: how, tags }, {}, ({ ram, bits }) => {
    const { cr0, msrs, ...words } = of(ram, bits);
    return {
      version: 1,
      ...words,
      policy: LINUX_6_1,
      cpu: { maxPhysAddr: bits },
      vm: { noncoherentDma: 1 },
      memory: pcMemory(ram, lowRam('q35', ram)),
      vcpus: [{ cr0, msrs }],
    };
  });
}

export const ovmfStages: readonly Preset[] = [
  stage(
    'ovmf-sec-2022',
    'OVMF SEC up to 2023.08: CD=1, MTRRs off',
    'The firmware decompresses itself with CR0.CD=1; the quirk CD_NW_CLEARED hides it.',
    `${COMMITS}; measured during boot (QEMU TCG, 2022.11)`,
    () => ({ name: 'OVMF SEC, up to edk2-stable202308', cr0: '0x40000033', msrs: { '0x2ff': '0x0' } }),
  ),
  stage(
    'ovmf-sec-202311',
    'OVMF SEC 2023.11 to 2024.05: CD=0, MTRRs off',
    'CD no longer hides that the MTRRs are off: all RAM is UC in the EPT while LZMA runs. Slow boot.',
    `${COMMITS}; derived from the two commits, ce4c76e46d tells the story`,
    () => ({
      name: 'OVMF SEC, edk2-stable202311 to 202405',
      cr0: '0x80000033',
      msrs: { '0x2ff': '0x0' },
    }),
  ),
  stage(
    'ovmf-sec-202408',
    'OVMF SEC from 2024.08: default WB, E=1',
    'The cure of the slow boot: the MTRRs are enabled with default WB before decompression.',
    `${COMMITS} (ce4c76e46d); measured during boot (QEMU TCG, 2025.02)`,
    () => ({
      name: 'OVMF SEC, edk2-stable202408 on',
      notes: 'The boot processor alone: the others have E=0 until PEI or DXE.',
      cr0: '0x80000033',
      msrs: { '0x2ff': '0x806' },
    }),
  ),
  stage(
    'ovmf-pei',
    'OVMF after PlatformPei',
    'UC below 4 GiB is there; the window for 64-bit BARs is still WB until PciHostBridgeDxe adds it.',
    'edk2 OvmfPkg/Library/PlatformInitLib/MemDetect.c; measured during boot (QEMU TCG)',
    (ram, bits) => ({
      name: `OVMF PEI, q35, ${ram / GIB} GiB`,
      cr0: '0x80000033',
      msrs: peiMsrs(ram, bits),
    }),
  ),
];
