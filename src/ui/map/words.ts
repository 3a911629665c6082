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
  tableView: {
    toggle: 'Table',
    about: 'The segments as a table in place of the lanes',
    filter: 'Only',
    all: 'All types',
    shown: (from: number, to: number, of: number) =>
      to - from + 1 === of ? `${of} segments` : `${from} to ${to} of ${of} segments`,
    none: 'No segment has this type: choose another, or all types.',
    noView: 'Nothing is resolved yet.',
    back: (rows: number) => `Previous ${rows}`,
    next: (rows: number) => `Next ${rows}`,
    sorted: (column: string) => `Sort by ${column}`,
  },
};
