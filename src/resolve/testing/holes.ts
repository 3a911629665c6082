/** A guest of 36 bits, so of 2^24 pages, one of whose masks leaves out a low bit: more pieces than the 4096 listed. */
import { CR0_RUNNING } from '../../scenario/presets/events';
import type { MsrMap, Scenario } from '../../scenario/types';

/** The number of its pages. */
export const PAGES = 2 ** 24;

/** UC at every even page over WB by range 0, for a policy that reads masks as patterns; `msrs` beside that. */
export const holes = (policy: string, extra: Partial<Scenario> = {}, msrs: MsrMap = {}): Scenario => ({
  version: 1,
  policy,
  cpu: { maxPhysAddr: 36 },
  vm: { noncoherentDma: 1 },
  vcpus: [{ cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806', '0x201': '0x1800', ...msrs } }],
  ...extra,
});
