/** The vCPUs of a state, written as a document, are that state again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrmsr } from '../scenario/presets/events';
import type { Scenario, VcpuDoc } from '../scenario/types';
import { foldOf } from './fold';
import { requirePolicy } from './policy';
import { startOf } from './start';
import { stepsOf } from './step';
import { scenarios } from './testing/scenarios';
import { registersOf, vcpusAt } from './vcpus-at';

const CR0 = '0x80000011';

function vcpusAfter(doc: Scenario, count: number): VcpuDoc[] {
  const policy = requirePolicy(doc.policy);
  let { machine } = startOf(doc, policy);
  for (const { after } of stepsOf((doc.events ?? []).slice(0, count), machine, policy)) machine = after;
  return vcpusAt(doc, machine, count);
}

const kvm = (vcpus: VcpuDoc[], events: Scenario['events'] = []): Scenario => ({
  version: 1,
  policy: 'kvm-6.0',
  vcpus,
  events,
});

describe('vcpusAt', () => {
  it('gives the state again, at every point in time', () => {
    fc.assert(
      fc.property(scenarios(), (doc) => {
        const fold = foldOf({ ...doc, memory: [] }, requirePolicy(doc.policy));
        const points = [fold.first];
        for (const event of doc.events ?? [])
          points.push(fold.next(points.at(-1) ?? fold.first, event).moment);
        for (const { machine, index } of points) {
          const again = startOf({ ...doc, vcpus: vcpusAt(doc, machine, index) }, fold.policy);
          expect(again.machine.vcpus).toEqual(machine.vcpus);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('names what the document names, in the order of the numbers', () => {
    const msrs = {
      '0x2ff': '0xc06',
      '0x277': '0x6',
      '0x26f': '0x5',
      '0x203': '0x800',
      '0x202': '0x1004',
      '0x268': '0x1',
    };
    const [vcpu] = vcpusAfter(kvm([{ cr0: CR0, msrs }]), 0);
    expect(vcpu).toEqual({ cr0: CR0, msrs });
    expect(Object.keys(vcpu?.msrs ?? {})).toEqual(['0x202', '0x203', '0x268', '0x26f', '0x277', '0x2ff']);
  });

  it('names what an event wrote too, though it is at reset', () => {
    const group = {
      type: 'group' as const,
      label: '',
      events: [wrmsr('0x250', '0x0', 1), wrmsr('0x2ff', '0x0')],
    };
    const doc = kvm(
      [{ msrs: { '0x200': '0x0' } }, {}],
      [wrmsr('0x204', '0x0', 0), { type: 'group', label: '', events: [group] }, wrmsr('0x206', '0x0')],
    );
    const named = [0, 1, 2, 3].map((count) =>
      vcpusAfter(doc, count).map(({ msrs }) => Object.keys(msrs ?? {})),
    );
    expect(named).toEqual([
      [['0x200'], []],
      [['0x200', '0x204'], []],
      [['0x200', '0x204', '0x2ff'], ['0x250']],
      [['0x200', '0x204', '0x206', '0x2ff'], ['0x250']],
    ]);
    expect(vcpusAfter({ version: 1, policy: 'kvm-6.0' }, 0)).toEqual([{ cr0: '0x60000010', msrs: {} }]);
  });

  it('names a mask that was written, as 0 or by QEMU, and none that a reset made unwritten', () => {
    const events: Scenario['events'] = [
      { type: 'reset', vcpu: 0, model: 'hardware' },
      { type: 'reset', vcpu: 0, model: 'qemu' },
    ];
    const doc = kvm([{ msrs: { '0x201': '0x0', '0x203': '0x800' } }], events);
    expect([0, 1].map((count) => vcpusAfter(doc, count)[0]?.msrs)).toEqual([
      { '0x201': '0x0', '0x203': '0x800' },
      {},
    ]);
    const masks = ['0x201', '0x203', '0x205', '0x207', '0x209', '0x20b', '0x20d', '0x20f'];
    expect(vcpusAfter(doc, 2)[0]?.msrs).toEqual(Object.fromEntries(masks.map((msr) => [msr, '0x0'])));
  });

  it('names what is not at reset of a machine that is not in the timeline', () => {
    const { machine } = startOf(
      kvm([{ msrs: { '0x2ff': '0x806', '0x277': '0x6' } }]),
      requirePolicy('kvm-6.0'),
    );
    expect(vcpusAt(kvm([{}]), machine, 0)[0]?.msrs).toEqual({ '0x277': '0x6', '0x2ff': '0x806' });
  });

  it('says `online` where it is not the default, or the document says it', () => {
    const online = (vcpu: number, is: boolean) => ({ type: 'online' as const, vcpu, online: is });
    const doc = kvm(
      [{}, { online: true }, { online: false }, {}],
      [online(2, true), online(3, false), online(1, false)],
    );
    const said = [0, 3].map((count) => vcpusAfter(doc, count).map((vcpu) => vcpu.online));
    expect(said).toEqual([
      [undefined, true, false, undefined],
      [undefined, false, true, false],
    ]);
    expect(vcpusAfter(doc, 0)[0]).not.toHaveProperty('online');
  });
});

describe('registersOf', () => {
  it('has every register once, by number, with its value at reset', () => {
    const [vcpu] = startOf(kvm([{ msrs: { '0x26f': '0x5' } }]), requirePolicy('kvm-6.0')).machine.vcpus;
    const registers = vcpu ? registersOf(vcpu) : [];
    const fixed = [0x250, 0x258, 0x259, 0x268, 0x269, 0x26a, 0x26b, 0x26c, 0x26d, 0x26e, 0x26f];
    const variable = Array.from({ length: 16 }, (_, i) => 0x200 + i);
    expect(registers.map(([msr]) => msr)).toEqual([...variable, ...fixed, 0x277, 0x2ff]);
    expect(registers.slice(-3)).toEqual([
      [0x26f, 5n, 0n],
      [0x277, 0x7040600070406n, 0x7040600070406n],
      [0x2ff, 0n, 0n],
    ]);
    for (const [, value, reset] of registers.slice(0, -3)) expect(value).toBe(reset);
  });
});
