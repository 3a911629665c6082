/** The words of the list of installed leaves, which loads them with itself. */
import { plural } from './plural';

export const installedWords = {
  title: 'Installed leaves',
  from: (name: string, pages: number, ranges: number) =>
    `From ${name}: ${plural(pages, 'page')} in ${plural(ranges, 'range')}.`,
  held: (policy: string, cursor: number) =>
    `Held against the leaves that ${policy} built ${cursor === 0 ? 'before any event' : `by event ${cursor}`}.`,
  notShared: 'They are no part of the scenario or of its links; few of them are kept over a reload.',
  noEpt: (policy: string) => `${policy} has no EPT: there is nothing to hold them against.`,
  same: 'Every page is as the policy says.',
  outside: (pages: number) =>
    `${plural(pages, 'page')} above the address space ${pages === 1 ? 'is' : 'are'} left out.`,
  differs: (pages: number, ranges: number) =>
    `${plural(pages, 'page')} in ${plural(ranges, 'range')} ${pages === 1 ? 'differs' : 'differ'}:`,
  columns: { range: 'Pages', size: 'Size', installed: 'Installed', policy: 'Policy', since: 'Since' },
  show: (range: string) => `Show ${range}`,
  asking: 'asking …',
  never: 'at no point of this timeline right',
  now: 'right for a leaf built now: an older one was taken to stand',
  until: (event: number) =>
    event === 0
      ? 'right at the start, wrong since event 1'
      : `right until event ${event}, wrong since event ${event + 1}`,
  more: (n: number) => `and ${plural(n, 'range')} more`,
  remove: 'Take them off the map',
  close: 'Close',
};
