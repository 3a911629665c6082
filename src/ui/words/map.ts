/** Every word of the map. */
export const words = {
  map: 'Map',
  axis: 'Axis',
  axes: { folded: 'Folded', linear: 'Linear', log: 'Log' },
  axesAbout: {
    folded: 'Long uniform stretches are squeezed; every boundary can be seen and hit',
    linear: 'Every page has the same width',
    log: 'Every doubling of the address has the same width',
  },
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'Whole space',
  window: 'Window',
  space: (size: string) => `${size}`,
  plot: 'Address map',
  keys: 'Left and right arrow walk the segments; with shift they walk the changes of one lane, which up and down choose. Page up and page down move the window, plus and minus zoom, 0 shows the whole space, f fits the selected segment, Enter centres it.',
  walk: { end: (lane: string, value: string) => `${lane}: ${value}, no change beyond` },
  resolving: 'Resolving …',
  /** What each lane is called, and what it shows. */
  laneNames: {
    memory: { title: 'Memory', about: 'What is there: RAM, memory of an assigned device, emulated devices' },
    variable: {
      title: 'Variable',
      about: 'Each valid variable-range MTRR; overlapping ones in rows of their own',
    },
    fixed: {
      title: 'Fixed',
      about: 'The 88 fixed-range MTRRs as the registers have them; hollow where FE or E makes them not count',
    },
    mtrr: { title: 'MTRR', about: 'The type by fixed and variable MTRRs and the default type' },
    ept: {
      title: 'EPT',
      about: 'Type and IPAT of the leaf that would be installed now; zapped ranges are hatched',
    },
    effective: {
      title: 'Effective',
      about: 'What an access gets, through the leaf that stands there and the guest’s PAT',
    },
    zapped: {
      title: 'Zapped',
      about: 'What the event at the cursor zapped: hatched over the type; hollow where it was needless',
    },
    needless: {
      title: 'Needless',
      about:
        'What the event at the cursor zapped although its leaf stays the same, under the type that stays',
    },
    stale: { title: 'Stale', about: 'Leaves that stand and are no longer right' },
    largest: {
      title: 'Largest',
      about:
        'The largest leaf that may map each page: 1 GiB, 2 MiB or 4 KiB; and how many leaves map everything',
    },
    built: { title: 'Built', about: 'Type and IPAT of the leaf that stands there, right or stale' },
    installed: {
      title: 'Installed',
      about:
        'Leaves of a trace: what the hypervisor really installed; outlined where the policy says otherwise',
    },
  },
  lanes: {
    noRanges: 'no variable range is valid',
    noEpt: 'this policy has no EPT',
    atStart: 'before any event',
    noZap: 'this event zapped nothing',
    noStale: 'nothing is stale',
    refused: 'the event was refused: nothing changed',
    zappedNothing: 'nothing is mapped where it zapped',
    elsewhere: 'none in this window',
    noNeedless: 'nothing was needless',
    /** Of a mask with holes. */
    notListed: (count: number) =>
      count > 0
        ? `${count.toLocaleString('en')} ${count === 1 ? 'piece' : 'pieces'} not listed`
        : 'pieces not listed',
    /** Why the fixed ranges do not count, by the bit that is clear. */
    fixedOff: {
      E: 'E is 0: no MTRR counts',
      FE: 'FE is 0: the fixed ranges do not count',
    },
    noLeaves: 'no leaves are laid over the map',
    deviant: (pages: number) =>
      pages === 0
        ? 'as the policy says'
        : `${pages.toLocaleString('en')} ${pages === 1 ? 'page differs' : 'pages differ'}`,
    tooMany: 'there are too many ranges to work it out',
  },
  leaves: (count: number, atMost: boolean) =>
    `${atMost ? 'at most ' : ''}${count.toLocaleString('en')} ${count === 1 ? 'leaf' : 'leaves'}`,
  menu: {
    title: 'Lanes',
    up: (lane: string) => `Move ${lane} up`,
    down: (lane: string) => `Move ${lane} down`,
    place: (lane: string, place: number, of: number) => `${lane} is lane ${place} of ${of}`,
    usual: 'The usual lanes',
  },
  handle: {
    start: (range: number) => `Start of range ${range}`,
    end: (range: number) => `End of range ${range}`,
  },
  legend: 'Legend',
  legendItems: {
    mixed: 'mixed',
    ipat: 'IPAT',
    zapped: 'zapped',
    needless: 'needless',
    stale: 'stale',
  },
  table: 'Segments',
  columns: {
    start: 'Start',
    end: 'End',
    size: 'Size',
    memory: 'Memory',
    mtrr: 'MTRR',
    ept: 'EPT',
    ipat: 'IPAT',
    effective: 'Effective',
    built: 'Built',
    state: 'State',
  },
  capped: (shown: number, all: number) => `The first ${shown} of ${all} segments`,
  hilbert: {
    toggle: 'Hilbert',
    about: 'The space on a Hilbert curve: every aligned power of two is a square or a domino',
  },
  tableView: {
    toggle: 'Table',
    about: 'The segments as a table in place of the lanes',
    filter: 'Only',
    all: 'All types',
    count: (n: number) => `${n.toLocaleString('en')} ${n === 1 ? 'segment' : 'segments'}`,
    none: 'No segment has this type: choose another, or all types.',
    noView: 'Nothing is resolved yet.',
    sorted: (column: string) => `Sort by ${column}`,
  },
  /** What is said of pages, in the tooltip, in the table and to a screen reader. */
  said: {
    none: 'none',
    undefined: 'undefined',
    mixed: 'mixed',
    withIpat: (type: string) => `${type} with IPAT`,
    still: (type: string) => `still ${type}`,
    stillIpat: 'still IPAT',
    noIpat: 'no IPAT',
    range: (start: string, end: string) => `${start} to ${end}`,
    zapped: 'zapped',
    notZapped: 'not zapped',
    zappedNeedlessly: 'zapped needlessly',
    nothingNeedless: 'nothing needless',
    stale: (built: string, right: string) => `stale: ${built} stands there, ${right} is right`,
    installed: (leaf: string, right: string) => `installed is ${leaf}, the policy says ${right}`,
    leaves: (sizes: string) => `leaves of ${sizes}`,
    ept: (leaf: string) => `, EPT ${leaf}`,
    values: (mtrr: string, ept: string, effective: string) => `MTRR ${mtrr}${ept}, effective ${effective}`,
    notListed: (pieces: number) => `${pieces} pieces not listed`,
    regions: { ram: 'RAM', mmio: 'device MMIO', emulated: 'emulated', none: 'nothing mapped' },
  },
  tip: {
    gfn: (gfn: string) => `gfn ${gfn}`,
    here: 'Here',
    many: (segments: number) => `${segments} segments in one pixel: zoom in`,
    segment: 'Segment',
    size: 'Size',
    memory: 'Memory',
    mtrr: 'MTRR',
    by: (type: string, ranges: string) => (ranges ? `${type} by ${ranges}` : type),
    fixed: 'Fixed',
    byFixed: (type: string, index: number) => `${type} by number ${index}`,
    butOff: (type: string, bit: string) => `${type}, but ${bit} is 0`,
    ept: 'EPT',
    effective: 'Effective',
    noAccess: 'no access',
    largest: 'Largest leaf',
    pieces: 'Pieces',
    notListed: (pieces: number) => `${pieces} not listed; the values are those of the first page`,
    needless: 'Needless',
    zapped: 'Zapped',
    unchanged: (calls: string) => `zapped, type unchanged: ${calls}`,
    zappedBy: (calls: string) => `by ${calls}`,
    installed: 'Installed',
    installedNot: (leaf: string, right: string) => `${leaf}, not ${right}`,
    stale: 'Stale',
    stands: (leaf: string) => `${leaf} still stands there`,
  },
};
