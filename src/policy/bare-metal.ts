import { cacheDisabled } from '../arch/cr0';
import { effectiveCode } from '../arch/effective';
import { UC } from '../arch/memtype';
import { uniform } from './blocks/consistency';
import { refusals } from './blocks/refusals';
import { sdmMap } from './blocks/sdm-map';
import { never } from './blocks/zaps';
import type { Policy } from './types';

/** No hypervisor: the MTRRs themselves, as the SDM reads them. An undefined overlap stays undefined. */
export const bareMetal: Policy = {
  id: 'bare-metal',
  title: 'No hypervisor (SDM)',
  summary: 'The MTRRs decide, as the SDM reads them; CR0.CD=1 makes every access UC.',
  source: 'SDM vol. 3, chapter "Memory Cache Control" (11 / 12 / 13)',
  family: 'architecture',
  arms: undefined,
  largePage: uniform,
  mtrrRules: sdmMap,
  effective: ({ mtrr, pat, vcpu }) => (cacheDisabled(vcpu.cr0) ? UC : effectiveCode(mtrr, pat)),
  zaps: never,
  refuses: refusals((machine) => machine.cpu.variableMtrrs),
  variableMtrrs: (cpu) => cpu.variableMtrrs,
};
