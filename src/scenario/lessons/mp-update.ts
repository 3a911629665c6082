import { mpUpdate } from '../mp-update';
import type { MsrMap, ScenarioEvent } from '../types';
import { ACCEPTED, allMtrr, CR0_RUNNING, GIB, guest, range, START_STAYS, wrmsr, wrmsrs } from './build';
import { KVM, SDM } from './sources';
import type { Lesson } from './types';

const hole = range(0, 'UC', 2 * GIB, GIB, 36);
const base: MsrMap = { '0x2ff': '0x806' };
const vcpus = [0, 1].map(() => ({ cr0: CR0_RUNNING, msrs: base }));
const two = guest('kvm-6.0', base, { name: 'Two vCPUs', vm: { noncoherentDma: 1 }, vcpus });
const page = '0x90000000';
const write = (vcpu: number): ScenarioEvent[] => wrmsrs(hole, vcpu);
const procedure = (concurrent: boolean, count = 2): ScenarioEvent =>
  mpUpdate(
    'UC at 2 GiB',
    [0, 1].slice(0, count).map((vcpu) => ({ vcpu, cr0: CR0_RUNNING, defType: '0x806' })),
    Object.entries(hole).map(([msr, value]) => ({ msr, value })),
    concurrent,
  );

export const mpUpdateLesson: Lesson & { id: string } = {
  version: 1,
  id: 'mp-update',
  title: 'Updating several processors',
  summary: 'MTRRs are per processor, memory is not: why the SDM has a procedure of fifteen steps.',
  steps: [
    {
      text: 'A guest with two vCPUs and an assigned device. vCPU 0 makes 2 to 3 GiB UC in its own MTRRs.',
      scenario: { ...two, name: 'Only vCPU 0 was updated', events: write(0) },
      view: { page },
      task: {
        kind: 'type',
        ask: 'Which MTRR type has page 0x9000_0000 on vCPU 1?',
        probe: { page, value: 'mtrr', vcpu: 1 },
      },
      hints: ['Each processor has MTRRs of its own.'],
      after:
        'WB. All processors of a system must have the same MTRRs, but no hardware checks it: software must write them all.',
      sources: [SDM.mp],
      right: ['WB'],
      wrong: ['UC'],
    },
    {
      text: 'There is one EPT for both vCPUs. Now vCPU 1 touches the page and its leaf is built on that fault.',
      scenario: {
        ...two,
        name: 'vCPU 1 faults last',
        events: [...write(0), wrmsr('0x2ff', '0x806', 1)],
      },
      view: { page },
      task: {
        kind: 'type',
        ask: 'vCPU 1 wrote IA32_MTRR_DEF_TYPE last, which zapped all, and touched memory first. Which type has the leaf that stands at 0x9000_0000?',
        probe: { page, value: 'built' },
      },
      hints: ['KVM asks the vCPU that takes the fault.'],
      after:
        'WB, though vCPU 0 says UC: the type of a leaf is that of one vCPU at one moment, and both use it.',
      sources: [KVM.mask],
      right: ['WB'],
      wrong: ['UC'],
    },
    {
      text: 'Two vCPUs, default WB, no ranges yet.',
      scenario: two,
      view: { page },
      task: {
        kind: 'goal',
        ask: 'Make 2 to 3 GiB UC on both vCPUs, so that their MTRRs are equal.',
        all: [
          allMtrr('0x80000000', '0xc0000000', 'UC'),
          allMtrr('0x0', '0x80000000', 'WB'),
          { kind: 'alike' },
          { kind: 'same', parts: ['policy', 'cpu', 'memory', 'vm'] },
          ACCEPTED,
        ],
      },
      hints: [
        'What vCPU 0 writes, vCPU 1 must write too.',
        'Add event, MP update, writes them on all vCPUs; or choose vCPU 1 and add the same range.',
      ],
      after:
        'Equal again. While one vCPU was done and the other not, the map depended on who took the fault.',
      sources: [SDM.mp],
      right: [{ events: [...write(0), ...write(1)] }, { events: [procedure(true)] }],
      wrong: [{ events: write(0) }, { events: [procedure(true, 1)] }],
    },
    {
      text: 'The SDM lets no MTRR change while caches or MTRRs are on: CD=1, flush, E=0, write, E=1, CD=0, and all processors wait for each other.',
      view: { page },
      task: {
        kind: 'goal',
        ask: 'Make 2 to 3 GiB UC on both vCPUs by the procedure: each MTRR write with CD=1 and E=0 on its vCPU, and CD=0 and E=1 at the end.',
        all: [
          allMtrr('0x80000000', '0xc0000000', 'UC'),
          allMtrr('0x0', '0x80000000', 'WB'),
          { kind: 'guarded' },
          { kind: 'alike' },
          { kind: 'kept', msrs: ['0x2ff'] },
          START_STAYS,
          ACCEPTED,
        ],
      },
      hints: [
        'On each vCPU: set CD, clear E, write base and mask, set E, clear CD.',
        'Add event, MP update, makes all of these events as one group.',
      ],
      after:
        'This is the order of the procedure; flushing caches and TLBs, and waiting, change no type and are not shown.',
      sources: [SDM.mp],
      right: [{ events: [procedure(true)] }, { events: [procedure(false)] }],
      wrong: [{ events: [...write(0), ...write(1)] }, { events: [procedure(true, 1)] }],
    },
    {
      text: 'The procedure has run, both vCPUs in step, under Linux 6.1 with the [[quirk]] CD_NW_CLEARED enabled. Both vCPUs now say UC for page 0x9000_0000.',
      scenario: { ...two, name: 'The update as one step', events: [procedure(true)] },
      view: { page },
      task: {
        kind: 'type',
        ask: 'Which type has the leaf that stands there?',
        probe: { page, value: 'built' },
      },
      hints: [
        'The last zap was by E=1. What was CD then?',
        'While CD=1 the quirk builds WB, and clearing CD zaps nothing.',
      ],
      after:
        'WB. The leaf was built between E=1 and CD=0, under CD=1, and is [[stale]] from the moment CD is cleared. Up to 6.10 a guest that follows the manual ends like this.',
      sources: [KVM.mask, KVM.cr0],
      right: ['WB'],
      wrong: ['UC'],
    },
    {
      text: 'The same update, before it begins. In KVM 6.1 every write to IA32_MTRR_DEF_TYPE zaps everything.',
      scenario: { ...two, name: 'The update as one step', events: [procedure(true)] },
      view: { page, cursor: 0 },
      task: {
        kind: 'number',
        ask: 'How many zap calls does the whole update make?',
        amount: { of: 'calls', event: 1 },
      },
      hints: [
        'CD zaps nothing while the quirk is enabled, and base and mask nothing while E=0.',
        'Each vCPU writes IA32_MTRR_DEF_TYPE twice.',
      ],
      after:
        'Four: two for each vCPU. With 288 vCPUs one update makes 576, each of all memory: the series of 2023 set out to shrink that.',
      sources: [KVM.update, '"KVM: x86/mmu: refine memtype related mmu zap", v4, 2023-07-14'],
      right: [4],
      wrong: [2, 8],
    },
  ],
};
