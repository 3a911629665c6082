/** The kernel's log: MTRRs, PAT, e820, the map that Linux makes of them, and its clean-up. */
import { type BootLog, BootReader } from './linux/boot-reader';
import { E820_RULES } from './linux/e820-lines';
import { MAP_RULES } from './linux/map-lines';
import { MTRR_RULES } from './linux/mtrr-lines';
import { PAT_RULES } from './linux/pat-lines';
import type { LineFormat } from './types';
import { isXenLine } from './xen';

const HINT =
  /MTRR|mtrr|e820|e801|BIOS-88|PAT|base|disabled|write-|uncach|inconsistent|incorrect mask|TOM2|RAM covered|DMI: |Linux version|^[0-9A-Fa-f]{1,16}[-: ]/;

const LOG: BootLog = {
  format: 'linux-dmesg',
  source: 'the kernel log',
  rules: [...MTRR_RULES, ...MAP_RULES, ...E820_RULES, ...PAT_RULES],
  isOurs: (line) => !isXenLine(line),
};

export const linuxDmesg: LineFormat = {
  id: 'linux-dmesg',
  title: 'Linux kernel log (dmesg)',
  hint: HINT,
  reader: () => new BootReader(LOG),
};
