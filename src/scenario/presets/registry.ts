/** Every preset, in the order in which they are offered. A new one is one file and one line here. */
import type { Preset } from './build';
import { netbook945 } from './first';
import { disagreeing, linuxOvmf } from './guests';
import { ovmfQ35 } from './ovmf-q35';
import { ovmfSec2022, ovmfSec2023, ovmfSec2024 } from './ovmf-sec';
import { reset } from './reset';
import { sdmExample } from './sdm-example';
import { seabiosHoley } from './seabios-holey';
import { seabiosQ35 } from './seabios-q35';
import { cdAtBoot, dropIpat, fiveSteps, offlineOwner, slowReboot, virtioGpu } from './stories';
import { cloudHypervisor, crosvm, xenHvm } from './vmms';

export const PRESETS: readonly Preset[] = [
  netbook945,
  seabiosQ35,
  seabiosHoley,
  ovmfQ35,
  ovmfSec2022,
  ovmfSec2023,
  ovmfSec2024,
  linuxOvmf,
  disagreeing,
  reset,
  cloudHypervisor,
  crosvm,
  xenHvm,
  sdmExample,
  cdAtBoot,
  fiveSteps,
  dropIpat,
  offlineOwner,
  virtioGpu,
  slowReboot,
];

/** The preset that the site opens with. */
export const FIRST = netbook945.id;
