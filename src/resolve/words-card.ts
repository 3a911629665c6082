/** The short words of the reason card: which MTRR wins, and which rule of the hypervisor made the leaf. */
import type { Values, Words } from './words-shape';

const many = ({ ranges }: Values): boolean => `${ranges}`.includes(',');

export const winnerWords: Words = {
  'winner.off': 'off: E=0',
  'winner.fixed': 'fixed range {index}',
  'winner.fixed-any': 'a fixed range',
  'winner.range': (values) => (many(values) ? 'ranges {ranges}' : 'range {ranges}'),
  'winner.over': '{ranges} over {others}',
  'winner.together': '{ranges}: no rule',
  'winner.default': 'default type',
  'winner.own': "the policy's own reading",
};

/** The arm that answered, by its key. */
export const firedWords: Words = {
  'arm.mmio': 'host MMIO',
  'arm.no-dma': 'no DMA user',
  'arm.no-device': 'no such device',
  'arm.ram-no-dma': 'RAM, no DMA user',
  'arm.xen-no-device': 'no device',
  'arm.cd': ({ quirk }) => `CD=1, quirk ${quirk === 'enabled' ? 'on' : 'off'}`,
  'arm.cd-ipat': ({ quirk }) => `CD=1, quirk ${quirk === 'enabled' ? 'on' : 'off'}`,
  'arm.mtrr': 'guest MTRRs',
  'arm.wb': 'always WB',
  'arm.ignore-pat': 'guest PAT ignored',
  'arm.no-self-snoop': 'no self-snoop',
  'arm.dma-slot': 'memslot flag',
  'arm.npt': 'host PAT entry 0',
  'arm.bhyve': 'RAM WB, BAR UC',
  'arm.identity': 'MTRRs at load',
  'arm.xen-combine': 'guest × host',
  'arm.none': 'nothing mapped',
  'arm.sdm': 'no hypervisor',
};
