/** The words of the policies' dialog and of a page's history; a part of `words`. */
import { plural } from './plural';

export const policyWords = {
  policies: {
    title: 'Policies',
    all: 'All policies',
    allShort: 'All',
    key: 'all policies',
    intro: 'Which type a page gets and what is zapped when that changes, as it was answered over the years.',
    mapAt: (cursor: number, events: number, vcpu: number) =>
      `Maps are compared ${cursor === 0 ? 'at the start' : `after event ${cursor} of ${events}`}, as vCPU ${vcpu} sees them.`,
    sums: (events: number) => `Zaps are summed over the whole timeline, ${plural(events, 'event')}.`,
    emptyTimeline:
      'The numbers on the right are sums over the timeline, and it is empty: flip CD in the Guest panel to fill it.',
    loading: 'Loading the policies …',
    stretches: {
      architecture: 'Architecture',
      kernel: 'KVM, release by release',
      other: 'Other hypervisors',
    },
    unmerged: 'not merged',
    policy: 'Policy',
    differs: 'Differs at',
    differsHelp: 'The first page whose access gets another type than under the selected policy',
    selected: 'selected',
    same: 'same map',
    show: (address: string, title: string) => `${address}: the first page that differs under ${title}`,
    sumHeads: { calls: 'Calls', zapped: 'Zapped', needless: 'Needless', stale: 'Stale' },
    help: {
      calls: 'Zap calls over the whole timeline',
      zapped: 'Backed memory whose leaves were removed, summed over the events',
      needless: 'Zapped, though the type did not change, summed over the events',
      stale: 'Changed, but not zapped: the guest goes on with a wrong type; summed over the events',
    },
    history: 'Under every policy',
    type: 'Type',
    leaf: 'EPT leaf',
    noLeaf: '–',
    ipat: 'IPAT',
    built: (leaf: string) => `built ${leaf}`,
  },
};
