/** The words of the tables of the SDM. */

const why = {
  mtrrSide: 'UC comes from the MTRR or EPT side: no cache can hold the line, so none is snooped.',
  pageSide:
    "UC comes from the page's side: the caches are checked, because an alias may have cached the line.",
};

export const tableWords = {
  title: 'Tables of the SDM',
  intro: (page: string) =>
    `The marked cells are those of page ${page}. Walk a table by the arrow keys: each cell is explained below it.`,
  noPage: 'Select a page in the map, and its cells are marked. Walk a table by the arrow keys.',
  pat: 'MTRR × PAT',
  patSource: 'SDM vol. 3, table 11-7 / 12-7, for CR0.CD=0',
  ept: 'EPT × IPAT × PAT',
  eptSource: 'SDM vol. 3, 28.2.6.2 / 29.3.7.2',
  overlap: 'Two variable ranges',
  overlapSource: 'SDM vol. 3, MTRR Precedences, 11.11.4.1 / 12.11.4.1',
  overlapOrder:
    'E=0: all is UC. Else, below 1 MiB with FE=1 a fixed range decides alone; else the variable ranges that match; where none does, the default type.',
  cr0: 'CR0.CD and NW',
  cr0Source: 'SDM vol. 3, table 11-5 / 12-5',
  mtrr: 'MTRR',
  leaf: 'EPT leaf',
  columns: 'PAT',
  range: 'Range',
  other: 'other range',
  ipat: (on: boolean) => `IPAT ${on ? 1 : 0}`,
  /** A cell, for those who hear it. */
  cell: (row: string, column: string, type: string) => `${row}, ${column}: ${type}`,
  open: 'undefined',
  patCell: (mtrr: string, pat: string, type: string) => `MTRR ${mtrr} with PAT ${pat}: ${type}.`,
  ...why,
  once: 'Older editions left this cell undefined; every processor with PAT does as shown.',
  amd: (type: string) =>
    type === 'CD' ? 'AMD: CD, which is uncached and probes the caches.' : `AMD: ${type}.`,
  bochs: (type: string) => `Bochs: ${type}.`,
  ipatCell: (type: string) => `IPAT=1: the PAT is ignored, and an access gets the leaf's ${type}.`,
  eptCell: (leaf: string, pat: string, type: string) =>
    `The leaf's ${leaf} stands where the MTRR would: with PAT ${pat} an access gets ${type}.`,
  realCd: 'The real CR0.CD=1 would make it UC, IPAT or not; KVM keeps the real bit at 0.',
  same: (type: string) => `Ranges that agree: ${type}.`,
  ucWins: 'UC wins over every other type.',
  kvmUc: 'KVM 4.2 to 6.10 takes WB where the UC range has the higher base: a bug.',
  wtWins: 'WT wins over WB.',
  undefinedPair: 'The SDM leaves this pair undefined. Known answers:',
  answer: (who: string, type: string) => `${who} ${type}`,
  cdRows: {
    '00': {
      intel: 'normal caching',
      amd: 'caches enabled',
      more: 'MTRRs, PAT and EPT decide, as in the tables above.',
    },
    '01': { intel: '#GP(0)', amd: '#GP(0)', more: 'MOV to CR0 refuses it: an invalid cache mode.' },
    '10': {
      intel: 'no-fill mode',
      amd: 'caches disabled',
      more: 'Intel: hits are still served and coherent, misses do not allocate. It does not by itself make memory UC on every family: WBINVD, and MTRRs off or all UC, do. AMD: an access goes to memory, and a line that is hit is written back and invalidated.',
    },
    '11': {
      intel: 'as CD=1, NW=0',
      amd: 'caches disabled',
      more: 'Since the Pentium 4 NW is ignored while CD=1; before, coherency was not kept.',
    },
  } as Record<string, { intel: string; amd: string; more: string }>,
  cd: 'CD',
  nw: 'NW',
  intel: 'Intel',
  amdHead: 'AMD',
};
