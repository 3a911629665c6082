/** Every format, in the order in which a line is offered to them. A new format is one file and one line here. */
import { cTableReader } from './c-table';
import { chipsec } from './chipsec';
import { coreboot } from './coreboot';
import { edk2 } from './edk2';
import { hyperdbg } from './hyperdbg';
import { inteltool } from './inteltool';
import { kvmMsrs } from './kvm-msrs';
import { kvmSpte } from './kvm-spte';
import { linuxDmesg } from './linux-dmesg';
import { memcontrol } from './memcontrol';
import { patMemtypeList } from './pat-memtype-list';
import { procCpuinfo } from './proc-cpuinfo';
import { procIomem } from './proc-iomem';
import { procMtrr } from './proc-mtrr';
import { qemuMonitor } from './qemu-monitor';
import { rdmsr } from './rdmsr';
import { scenarioJson } from './scenario-json';
import { shareLink } from './share-link';
import type { Format } from './types';
import { windbgMtrr } from './windbg-mtrr';
import { x86info } from './x86info';
import { xen } from './xen';
import { xenHvmctx } from './xen-hvmctx';

export const FORMATS: readonly Format[] = [
  scenarioJson,
  kvmMsrs,
  shareLink,
  rdmsr,
  cTableReader,
  chipsec,
  inteltool,
  x86info,
  xenHvmctx,
  procMtrr,
  xen,
  linuxDmesg,
  coreboot,
  edk2,
  windbgMtrr,
  hyperdbg,
  memcontrol,
  qemuMonitor,
  procIomem,
  patMemtypeList,
  kvmSpte,
  procCpuinfo,
];
