/** The words of the reason card and the chain below it. */

export const reasonWords = {
  card: 'Reason',
  pat: 'PAT',
  patEntry: (n: number) => `PA${n}`,
  toggles: 'One switch changes it',
  togglesAtStart: 'One switch at the start changes it',
  none: 'No single switch changes it.',
  asking: 'Trying each switch …',
  failed: 'Not known: the switches could not be tried.',
  more: (n: number) => `${n} more`,
  fewer: 'Fewer',
  /** What the page has after a switch, for those who do not see the chips. */
  gives: (text: string, access: string) => `${text}: an access gets ${access}`,
  leafOnly: (text: string, leaf: string) => `${text}: only a new leaf is ${leaf}`,
  newLeaf: 'leaf',
  staleMark: 'stale',
  staleHelp: 'Nothing zaps this page then: a leaf that is wrong stays.',
  noAccess: 'nothing',
  open: 'left open',
  tables: 'Tables of the SDM',
  tablesShort: 'Tables',
  cure: 'Cure it',
};
