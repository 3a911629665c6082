import { UC, WB } from '../arch/memtype';
import { throughEpt } from './blocks/effective';
import { refusals } from './blocks/refusals';
import { storedBy } from './blocks/stored-only';
import { never } from './blocks/zaps';
import { type Arm, IPAT, type Policy } from './types';

const cacheBits: Arm = {
  key: 'arm.bhyve',
  source: 'pmap_cache_bits(), sys/amd64/amd64/pmap.c, FreeBSD 0162500b7d2d',
  decide: (page) => (page.region.kind === 'mmio' ? UC : WB) | IPAT,
  values: (page) => ({ memory: page.region.kind === 'mmio' ? 'passthrough' : 'guest RAM' }),
};

/** bhyve on Intel: IPAT in every leaf, so nothing of the guest ever counts. */
export const bhyve: Policy = {
  id: 'bhyve',
  title: 'bhyve',
  summary: 'IPAT everywhere: RAM is WB, a passed-through BAR is UC and can never be WC.',
  source: 'pmap_cache_bits(), sys/amd64/amd64/pmap.c; vm_mmio_alloc(), FreeBSD',
  family: 'other',
  mtrrRules: storedBy('vm_wrmtrr(), sys/amd64/vmm/x86.c, FreeBSD'),
  arms: [cacheBits],
  effective: throughEpt,
  zaps: never,
  refuses: refusals(() => 10),
  variableMtrrs: () => 10,
};
