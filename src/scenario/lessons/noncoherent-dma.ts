import { ACCEPTED, GIB, guest, MIB, range, START_STAYS, wrmsr } from './build';
import { KVM } from './sources';
import type { Lesson } from './types';

const msrs = { '0x2ff': '0x806', ...range(0, 'UC', 2 * GIB, GIB, 36) };
const page = '0x90000000';
const hotplug = (policy: string, ...more: 1[]) =>
  guest(policy, msrs, {
    name: 'A device is assigned while the guest runs',
    events: [
      { type: 'dma' as const, delta: 1 as const },
      ...more.map((delta) => ({ type: 'dma' as const, delta })),
    ],
  });

export const noncoherentDma: Lesson & { id: string } = {
  version: 1,
  id: 'noncoherent-dma',
  title: 'Non-coherent DMA',
  summary:
    'One counter switches a VM between "always WB" and the guest\'s own types; who rebuilds the leaves?',
  steps: [
    {
      text: 'A guest of Linux 6.1 runs without devices. Then one is assigned whose DMA does not snoop caches: the count goes from 0 to 1. The MTRRs say UC for 2 to 3 GiB.',
      scenario: hotplug('kvm-6.0'),
      view: { page, cursor: 0 },
      task: {
        kind: 'number',
        ask: 'How many bytes does KVM 6.1 zap when that happens?',
        amount: { of: 'zapped', event: 1 },
      },
      hints: ['In 6.1 the function is one line: an atomic increment.'],
      after: 'None. Up to 6.6 the count is incremented and nothing else happens.',
      sources: [KVM.dma],
      right: [0],
      wrong: [GIB, 4 * GIB],
    },
    {
      text: 'So every leaf stands as it was built: WB with IPAT.',
      scenario: hotplug('kvm-6.0'),
      view: { page },
      task: {
        kind: 'type',
        ask: 'Which type does an access to 0x9000_0000 get now?',
        probe: { page, value: 'effective' },
      },
      hints: ['The access goes through the leaf that stands there, not the one that would be built.'],
      after: 'WB, and the guest believes it is UC: the leaf is stale until something zaps it.',
      sources: [KVM.dma, KVM.mask],
      right: ['WB'],
      wrong: ['UC'],
    },
    {
      text: 'The stale leaves are there: the map marks them.',
      view: { page },
      task: {
        kind: 'goal',
        ask: 'Get rid of every stale leaf by something that a guest does. Its registers must end as they are now.',
        all: [
          { kind: 'stale', atMost: 0 },
          { kind: 'page', page, value: 'built', is: 'UC' },
          { kind: 'kept', msrs: ['0x200', '0x201', '0x2ff'] },
          START_STAYS,
          ACCEPTED,
        ],
      },
      hints: [
        'A write to an MTRR zaps, also when the value does not change.',
        'A write to IA32_MTRR_DEF_TYPE zaps everything: add an event WRMSR 0x2ff = 0x806.',
      ],
      after:
        'With non-coherent DMA any write to IA32_MTRR_DEF_TYPE zaps all of memory; what comes back is right.',
      sources: [KVM.update, KVM.zap],
      right: [
        { events: [wrmsr('0x2ff', '0x806')] },
        { events: [wrmsr('0x2ff', '0x0'), wrmsr('0x2ff', '0x806')] },
      ],
      wrong: [{ events: [wrmsr('0x200', '0x80000000')] }, { events: [{ type: 'dma', delta: -1 }] }],
    },
    {
      text: 'The same story under Linux 6.7.',
      scenario: hotplug('kvm-6.7'),
      view: { page, cursor: 0 },
      task: {
        kind: 'number',
        ask: 'How much memory is zapped when the device comes?',
        amount: { of: 'zapped', event: 1 },
      },
      hints: [
        '6.7 zaps [0, ~0). What is mapped is RAM and the BAR.',
        'The RAM is 4 GiB, without 128 KiB for the VGA window; the BAR is 256 MiB.',
      ],
      after:
        'All that is mapped: 4 GiB less the VGA window, and the BAR. Since 6.7 the first and the last such device zap everything.',
      sources: [KVM.dmaZap],
      right: [4 * GIB - 128 * 1024 + 256 * MIB],
      wrong: [0, GIB],
    },
    {
      text: 'A second device follows, still under 6.7.',
      scenario: hotplug('kvm-6.7', 1),
      view: { page, cursor: 1 },
      task: {
        kind: 'number',
        ask: 'How many zap calls does the second one make?',
        amount: { of: 'calls', event: 2 },
      },
      hints: ['What changes for the leaves between 1 and 2?'],
      after: 'None: only the steps from 0 to 1 and from 1 to 0 change what a leaf should be.',
      sources: [KVM.dmaZap],
      right: [0],
      wrong: [1],
    },
  ],
};
