import { ACCEPTED, bare, GIB, guest, mtrrOf, range, SETUP_STAYS, under, wrmsr } from './build';
import { KVM, SDM } from './sources';
import type { Lesson, Task } from './types';

const page = '0xd0000000';
const wb4 = { '0x2ff': '0x800', ...range(0, 'WB', 0, 4 * GIB, 36) };
/** What the page is, with `undefined` among the answers. */
const typeOf = (ask: string): Task => ({
  kind: 'type',
  ask,
  probe: mtrrOf(page),
  choices: ['UC', 'WC', 'WT', 'WP', 'WB', 'undefined'],
});

export const overlap: Lesson & { id: string } = {
  version: 1,
  id: 'overlap',
  title: 'Where ranges overlap',
  summary: 'UC wins, WT with WB is WT, and the rest is undefined, except in what real code does.',
  steps: [
    {
      text: 'Range 0 is WB over 4 GiB. Range 1 is UC from 3 GiB to 4 GiB. Both match page 0xd000_0000.',
      scenario: bare({ ...wb4, ...range(1, 'UC', 3 * GIB, GIB, 36) }, { name: 'UC over WB' }),
      view: { page },
      task: typeOf('Which MTRR type has the page?'),
      hints: ['Neither the first nor the last register wins: the types decide.'],
      after: 'UC. If any variable range that matches is UC, the type is UC, in whatever order they stand.',
      sources: [SDM.precedence],
      right: ['UC'],
      wrong: ['WB', 'undefined'],
    },
    {
      text: 'Now range 1 is WT.',
      scenario: bare({ ...wb4, ...range(1, 'WT', 3 * GIB, GIB, 36) }, { name: 'WT over WB' }),
      view: { page },
      task: typeOf('Which MTRR type has page 0xd000_0000?'),
      hints: ['It is the one pair besides UC that the SDM defines.'],
      after: 'WT: WT and WB together are WT.',
      sources: [SDM.precedence],
      right: ['WT'],
      wrong: ['WB', 'undefined'],
    },
    {
      text: 'And now WC, as for a framebuffer.',
      scenario: bare({ ...wb4, ...range(1, 'WC', 3 * GIB, GIB, 36) }, { name: 'WC over WB' }),
      view: { page },
      task: typeOf('Which MTRR type has page 0xd000_0000?'),
      hints: ['Read the rule again: equal types, UC with anything, WT with WB. What is left?'],
      after:
        'Undefined. A WC range cannot lie inside a WB one; Xen takes the last register, KVM 4.2 to 6.10 WB, Linux on a host UC.',
      sources: [SDM.precedence, KVM.type],
      right: ['undefined'],
      wrong: ['WC', 'WB', 'UC'],
    },
    {
      text: 'The same ranges: WB over 4 GiB, WC from 3 GiB. The overlap must not stay undefined.',
      view: { page },
      task: {
        kind: 'goal',
        ask: 'Make page 0xd000_0000 UC by adding one range. Leave ranges 0 and 1 as they are.',
        all: [
          { kind: 'page', page, value: 'mtrr', is: 'UC' },
          { kind: 'kept', msrs: ['0x200', '0x201', '0x202', '0x203', '0x2ff'] },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'The rule is about the set of all types that match.',
        'Add a UC range that holds the page: 4K at 0xd000_0000 will do.',
      ],
      after:
        'WB with WC is undefined, but WB, WC and UC together are UC: the rules ask the whole set, not pairs in turn.',
      sources: [SDM.precedence],
      right: [
        { events: [wrmsr('0x204', '0xd0000000'), wrmsr('0x205', '0xffffff800')] },
        { events: [wrmsr('0x204', '0x0'), wrmsr('0x205', '0x800')] },
      ],
      wrong: [
        { events: [wrmsr('0x204', '0xd0000004'), wrmsr('0x205', '0xffffff800')] },
        { events: [wrmsr('0x202', '0x0')] },
        { events: [wrmsr('0x204', '0xd0000002'), wrmsr('0x205', '0xffffff800')] },
      ],
    },
    {
      text: 'A guest with a device that does non-coherent DMA has WB over 4 GiB and UC from 3 GiB: the first picture, under a hypervisor.',
      scenario: guest(
        'kvm-6.0',
        { ...wb4, ...range(1, 'UC', 3 * GIB, GIB, 36) },
        { name: 'UC over WB in a guest', vm: { noncoherentDma: 1 } },
      ),
      view: { page },
      task: {
        kind: 'which',
        ask: 'Whose rules read page 0xd000_0000 as UC?',
        is: 'UC',
        choices: under(
          mtrrOf(page),
          ['KVM 3.13 to 4.1', 'kvm-3.13'],
          ['KVM 6.0 to 6.6', 'kvm-6.0'],
          ['Xen 4.19', 'xen'],
        ),
      },
      hints: [
        'KVM 4.2 sorted the ranges by descending PHYSBASE, and its loop returns before it would see that UC is there.',
      ],
      after:
        'All but KVM 4.2 to 6.10, where a UC range with the higher PHYSBASE loses to WB. Firmware of virtual machines does not run into it: it has a default of WB and lone UC ranges.',
      sources: [KVM.type, KVM.oldType],
      right: ['KVM 3.13 to 4.1', 'Xen 4.19'],
      wrong: ['KVM 6.0 to 6.6'],
    },
  ],
};
