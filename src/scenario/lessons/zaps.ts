import { ACCEPTED, GIB, guest, range, START_STAYS, wrmsr } from './build';
import { KVM } from './sources';
import type { Lesson } from './types';

const maskOf = (valid: boolean): string => (valid ? '0xfc0000800' : '0xfc0000000');
const ram = (events: ReturnType<typeof wrmsr>[], name: string) =>
  guest(
    'kvm-6.0',
    { '0x2ff': '0x806', ...range(0, 'UC', GIB, GIB, 36) },
    { name, vm: { noncoherentDma: 1 }, events },
  );

const moved = ram([wrmsr('0x200', '0x80000000')], 'A UC range moves from 1 GiB to 2 GiB');
const TWO_GIB = 2 * GIB;

export const zaps: Lesson & { id: string } = {
  version: 1,
  id: 'zaps',
  title: 'Zaps and stale leaves',
  summary: 'A leaf keeps its type until it is zapped; KVM zaps what the new value covers.',
  steps: [
    {
      text: 'A guest of Linux 6.1 with an assigned device. Range 0 is UC from 1 to 2 GiB and valid. The guest moves it: WRMSR PHYSBASE0 = 0x8000_0000.',
      scenario: moved,
      view: { cursor: 0 },
      task: {
        kind: 'number',
        ask: 'How much memory does that write [[zap]]?',
        amount: { of: 'zapped', event: 1 },
      },
      hints: ['KVM stores the value first and then computes the range from the registers.'],
      after:
        '1 GiB: the new range, 2 to 3 GiB. The old one is not known any more when the range is computed.',
      sources: [KVM.update],
      right: [GIB],
      wrong: [TWO_GIB, 0],
    },
    {
      text: 'The write has happened.',
      view: { page: '0x40000000' },
      task: {
        kind: 'which',
        ask: 'Which page still has a leaf of UC, though the MTRRs now say WB?',
        is: 'UC',
        choices: [
          { label: '0x3fff_f000', probe: { page: '0x3ffff000', value: 'built' } },
          { label: '0x4000_0000', probe: { page: '0x40000000', value: 'built' } },
          { label: '0xc_0000', probe: { page: '0xc0000', value: 'built' } },
        ],
      },
      hints: ['Look where the range was before.'],
      after:
        '0x4000_0000: the GiB where the range was. Its leaves are [[stale]]: right when they were built, wrong now, and nobody removes them.',
      sources: [KVM.update, KVM.zap],
      right: ['0x4000_0000'],
      wrong: ['0x3fff_f000', '0xc_0000'],
    },
    {
      text: 'Before the move: range 0 is UC at 1 GiB.',
      scenario: ram([], 'Move the range without stale leaves'),
      task: {
        kind: 'goal',
        ask: 'Move the range to 2 GiB so that nothing is stale, and zap at most 3 GiB in all.',
        all: [
          { kind: 'page', page: '0x80000000', end: '0xc0000000', value: 'built', is: 'UC' },
          { kind: 'page', page: '0x40000000', end: '0x80000000', value: 'built', is: 'WB' },
          { kind: 'stale', atMost: 0 },
          { kind: 'zapped', atMost: 3 * GIB },
          START_STAYS,
          ACCEPTED,
        ],
      },
      hints: [
        'A write to PHYSMASK zaps the range that the pair holds, whether V is set or not.',
        'Switch the range off first, move the base, then switch it on.',
        'PHYSMASK0 = 0xf_c000_0000 (V=0), PHYSBASE0 = 0x8000_0000, PHYSMASK0 = 0xf_c000_0800: three zaps of 1 GiB.',
      ],
      after:
        'Clearing V zaps the old range while it is still known. The write of the base then zaps the new range, and setting V zaps it once more: that one was enough.',
      sources: [KVM.update, KVM.zap],
      right: [
        {
          events: [wrmsr('0x201', maskOf(false)), wrmsr('0x200', '0x80000000'), wrmsr('0x201', maskOf(true))],
        },
      ],
      wrong: [
        { events: [wrmsr('0x200', '0x80000000')] },
        { events: [wrmsr('0x200', '0x80000000'), wrmsr('0x2ff', '0x806')] },
        { events: [wrmsr('0x201', '0x0'), wrmsr('0x200', '0x80000000'), wrmsr('0x201', maskOf(true))] },
      ],
    },
    {
      text: 'Another habit: switch the MTRRs off (E=0), write, switch them on. Here PHYSBASE0 is written in between: event 2 of 3.',
      scenario: ram(
        [wrmsr('0x2ff', '0x6'), wrmsr('0x200', '0x80000000'), wrmsr('0x2ff', '0x806')],
        'E=0 around the write',
      ),
      view: { cursor: 1 },
      task: {
        kind: 'number',
        ask: 'How many zap calls does event 2 make?',
        amount: { of: 'calls', event: 2 },
      },
      hints: ['With E=0 no MTRR counts, so there is nothing to zap for.'],
      after: 'None: while E=0 only a write to IA32_MTRR_DEF_TYPE zaps.',
      sources: [KVM.update],
      right: [0],
      wrong: [1],
    },
    {
      text: 'The same three writes.',
      view: { cursor: 0 },
      task: {
        kind: 'number',
        ask: 'And how much memory has a stale leaf after event 3?',
        amount: { of: 'stale', event: 3 },
      },
      hints: ['What does setting E zap?'],
      after:
        'None: each write to IA32_MTRR_DEF_TYPE zaps everything. It is thorough and dear: everything is zapped twice, for 2 GiB that end with another type.',
      sources: [KVM.update],
      right: [0],
      wrong: [GIB, TWO_GIB],
    },
  ],
};
