import { ACCEPTED, bare, fixed, GIB, guest, mtrrOf, range, SETUP_STAYS, under, wrmsr } from './build';
import { KVM, SDM } from './sources';
import type { Lesson } from './types';

const msrs = { ...fixed('UC', 'UC', 'UC'), ...range(0, 'WB', 0, GIB, 36) };
const page = '0x10000';
const view = { page, window: { start: '0x0', end: '0x200000' } };
const variableOnly = bare({ '0x2ff': '0x800', ...msrs }, { name: 'E=1, FE=0' });

export const enableBits: Lesson & { id: string } = {
  version: 1,
  id: 'enable-bits',
  title: 'E and FE',
  summary: 'Two enable bits, three cases; and what hypervisors made of E=0.',
  steps: [
    {
      text: 'E=1, FE=0. All fixed ranges hold UC; variable range 0 makes the first GiB WB.',
      scenario: variableOnly,
      view,
      task: { kind: 'type', ask: 'Which MTRR type has page 0x1_0000?', probe: mtrrOf(page) },
      hints: ['FE=0 switches the fixed ranges off, not the first MiB.'],
      after:
        'WB: without FE the variable ranges and the default type rule the first MiB as they do the rest.',
      sources: [SDM.defType],
      right: ['WB'],
      wrong: ['UC'],
    },
    {
      text: 'Now the other way round: FE=1 with E=0. The fixed range of the page holds WB.',
      scenario: bare({ '0x2ff': '0x400', ...msrs, ...fixed('WB', 'WB', 'WB') }, { name: 'E=0, FE=1' }),
      view,
      task: { kind: 'type', ask: 'Which MTRR type has page 0x1_0000 now?', probe: mtrrOf(page) },
      hints: ['FE has no effect while E=0.'],
      after: 'UC. E=0 disables all MTRRs, whatever FE says.',
      sources: [SDM.defType],
      right: ['UC'],
      wrong: ['WB'],
    },
    {
      text: 'Here E=1 and FE=0 again, and the page is WB by variable range 0.',
      scenario: variableOnly,
      view,
      task: {
        kind: 'goal',
        ask: 'Let the fixed ranges count: page 0x1_0000 is to be UC, page 0x10_0000 to stay WB. Write no fixed or variable MTRR.',
        all: [
          { kind: 'page', page, value: 'mtrr', is: 'UC' },
          { kind: 'page', page: '0x100000', value: 'mtrr', is: 'WB' },
          { kind: 'kept', msrs: ['0x200', '0x201', '0x250', '0x258', '0x259'] },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'FE is bit 10 of IA32_MTRR_DEF_TYPE.',
        'Set FE in the Guest panel: the register becomes 0xc00.',
      ],
      after: 'E and FE together: below 1 MiB the fixed ranges, above it the variable ranges and the default.',
      sources: [SDM.defType, SDM.precedence],
      right: [{ events: [wrmsr('0x2ff', '0xc00')] }],
      wrong: [{ events: [wrmsr('0x2ff', '0x400')] }, { events: [wrmsr('0x2ff', '0x0')] }],
    },
    {
      text: 'A guest with E=0 and FE=0, whose [[CPUID]] reports MTRR. Hypervisors did not agree on what that means.',
      scenario: guest('kvm-6.0', { '0x2ff': '0x6' }, { name: 'A guest with E=0', vm: { noncoherentDma: 1 } }),
      view: { page: '0x40000000' },
      task: {
        kind: 'which',
        ask: 'Whose rules read page 0x4000_0000 as WB?',
        is: 'WB',
        choices: under(
          mtrrOf('0x40000000'),
          ['The SDM', 'bare-metal'],
          ['KVM 3.13 to 4.1', 'kvm-3.13'],
          ['KVM 4.2', 'kvm-4.2'],
          ['KVM 6.0 to 6.6', 'kvm-6.0'],
        ),
      },
      hints: ['One of them took "both E and FE are 0" for "this guest has no MTRRs".'],
      after:
        'Up to 4.1 KVM read E=0 with FE=0 as WB. 4.2 made it UC as the SDM says; since 4.4 it is WB again for a guest whose CPUID has no MTRR, and UC for this one.',
      sources: [KVM.oldType, KVM.cpuid, KVM.type],
      right: ['KVM 3.13 to 4.1'],
      wrong: ['The SDM', 'KVM 4.2', 'KVM 6.0 to 6.6'],
    },
  ],
};
