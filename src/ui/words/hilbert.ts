/** The words of the Hilbert map. */
export const hilbertWords = {
  plot: 'Hilbert map',
  about: 'The same space on a Hilbert curve: every aligned power of two is a square or a domino',
  keys: 'Arrows select the block beside, Enter goes down into it, Escape or Backspace up. Plus and minus zoom, 0 shows the whole space.',
  blocks: 'Blocks around what is shown',
  whole: (size: string) => `${size}`,
  block: (size: string, at: string) => `${size} at ${at}`,
  home: 'All memory',
  layer: 'Layer',
  layers: {
    memory: 'Memory',
    mtrr: 'MTRR',
    ept: 'EPT',
    effective: 'Effective',
    built: 'Built',
  },
  over: 'Over it',
  events: 'Zapped and stale',
  ranges: 'Variable MTRRs',
  amounts: (range: string, what: string) => `${range}: ${what}`,
  nothing: 'nothing mapped',
  noEpt: 'This policy has no EPT.',
  lesson:
    'A base and mask without holes is always one square or one domino. What takes several of them takes several MTRRs.',
};
