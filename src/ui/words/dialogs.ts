/** The words of the dialogs; a part of `words`. */

export const dialogWords = {
  export: {
    title: 'Export',
    format: 'Format',
    /** The point in time that is written. */
    at: (cursor: number, events: number) =>
      events === 0
        ? 'The scenario as it is'
        : cursor === 0
          ? 'The state before any event'
          : `The state after event ${cursor} of ${events}`,
    whose: (vcpu: number) => `, as vCPU ${vcpu} sees it where a format holds one`,
    whole: 'Always the whole scenario, with all of its events',
    /** What each format is good for, by its id. */
    hints: {
      wrmsr: 'Sets the registers of a test machine',
      'proc-mtrr': 'Sets the ranges through the kernel',
      'proc-mtrr-text': 'The ranges as the kernel shows them',
      'kvm-msrs': 'In an order that KVM_SET_MSRS takes',
      'c-table': 'MSRs and values for a test or firmware',
      csv: 'The map for a spreadsheet',
      markdown: 'The map for an issue or a wiki',
      report: 'State, map, zaps, reasons and a link',
      'scenario-json': 'For import here, and the command line',
    } as Record<string, string>,
    loading: 'Loading the formats …',
    picture: 'Or a picture of the map …',
    writing: 'Writing …',
    text: 'Text',
    save: 'Save',
  },
  goTo: {
    title: 'Go to an address',
    label: 'Address',
    help: '0xfee00000, 4G-4K, 3.5GiB or pfn:fee00',
    go: 'Go',
    outside: (end: string) => `Above the address space, which ends at ${end}.`,
  },
  help: {
    anywhere: 'Anywhere',
    places: { map: 'With the focus on the lanes', timeline: 'With the focus on the timeline' },
    fields: 'In a field, Enter applies and Esc brings back what was there.',
  },
};
