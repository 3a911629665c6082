/** What a document may be, and the path that a refusal begins with. */
import { describe, expect, it } from 'vitest';
import { parseScenario, parseScenarioText, ScenarioError } from './parse';

const isPolicy = (id: string): boolean => id === 'kvm-6.0';
const minimal = { version: 1, policy: 'kvm-6.0' };
const errorOf = (value: unknown): string => {
  try {
    parseScenario(value, isPolicy);
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as Error).message;
  }
  return 'accepted';
};
const withKeys = (keys: object): string => errorOf({ ...minimal, ...keys });
const withVcpu = (vcpu: object): string => withKeys({ vcpus: [vcpu] });
const withEvent = (event: object): string => withKeys({ events: [event] });

describe('accepts', () => {
  it('the smallest document', () => {
    expect(parseScenario(minimal, isPolicy)).toEqual(minimal);
  });

  it('everything that the contract names', () => {
    const doc = {
      ...minimal,
      name: 'all',
      notes: 'of\nit',
      cpu: { maxPhysAddr: 39, mtrr: false, variableMtrrs: 10, selfSnoop: false },
      vm: { noncoherentDma: 3, disabledQuirks: ['KVM_X86_QUIRK_CD_NW_CLEARED'] },
      host: { msrs: { '0x2ff': '0xc06' } },
      memory: [
        { start: '0x0', end: '0x80000000', kind: 'ram', name: 'low', flags: ['dma'], hostType: 'WC' },
        { start: '0x80000000', end: '0x90000000', kind: 'mmio' },
        { start: '0x90000000', end: '0x8000000000', kind: 'emulated' },
      ],
      pageAttributes: [{ start: '0x0', end: '0x1000', patIndex: 7 }],
      vcpus: [{ cr0: '0x80000011', msrs: { '0x277': '0x7040600070406' }, online: false }, {}],
      events: [
        { type: 'wrmsr', vcpu: 1, msr: '0x200', value: '0x6' },
        { type: 'cr0', vcpu: 0, value: '0x60000010' },
        { type: 'dma', delta: -1 },
        { type: 'quirk', name: 'ANY', disabled: true },
        { type: 'reset', vcpu: 'all', model: 'qemu' },
        { type: 'migrate', model: 'qemu-before-2014' },
        { type: 'online', vcpu: 0, online: true },
        { type: 'group', label: 'g', concurrent: true, events: [{ type: 'group', label: '', events: [] }] },
      ],
    };
    expect(parseScenario(doc, isPolicy)).toEqual(doc);
  });

  it('numbers in any writing, and gives them in one', () => {
    const { vcpus, memory } = parseScenario(
      {
        ...minimal,
        memory: [{ start: '0X0', end: '0x0008_0000_0000', kind: 'ram' }],
        vcpus: [{ cr0: '0x0000_0011', msrs: { '0x2FF': '0xC06', '0x0200': '0xffff_FFFF_ffff_ffff' } }],
      },
      isPolicy,
    );
    expect(vcpus).toEqual([{ cr0: '0x11', msrs: { '0x2ff': '0xc06', '0x200': '0xffffffffffffffff' } }]);
    expect(memory).toEqual([{ start: '0x0', end: '0x800000000', kind: 'ram' }]);
  });

  it('values that hardware would refuse: that is not for the schema to say', () => {
    expect(withVcpu({ cr0: '0x20000000', msrs: { '0x2ff': '0xffff', '0x999': '0x1' } })).toBe('accepted');
  });
});

describe('refuses with the path of what is wrong', () => {
  it.each<[string, string, RegExp]>([
    ['no object', errorOf(null), /^scenario: expected an object$/],
    ['a list', errorOf([]), /^(scenario: expected an object|version: missing)$/],
    ['a missing version', errorOf({ policy: 'kvm-6.0' }), /^version: missing$/],
    ['a later version', errorOf({ ...minimal, version: 2 }), /^version: 2 was made by a newer version/],
    ['an earlier version', errorOf({ ...minimal, version: 0 }), /^version: expected version 1$/],
    ['a missing policy', errorOf({ version: 1 }), /^policy: missing$/],
    ['an unknown policy', errorOf({ version: 1, policy: 'x' }), /^policy: "x" is not a policy$/],
    ['an unknown key', withKeys({ cups: [] }), /^cups: unknown key$/],
    ['an unknown key inside', withKeys({ cpu: { maxphysaddr: 39 } }), /^cpu\.maxphysaddr: unknown key$/],
    [
      'a number out of bounds',
      withKeys({ cpu: { maxPhysAddr: 31 } }),
      /^cpu\.maxPhysAddr: expected a whole number from 32 to 52$/,
    ],
    [
      'half a number',
      withKeys({ cpu: { variableMtrrs: 1.5 } }),
      /^cpu\.variableMtrrs: expected a whole number from 0 to 40$/,
    ],
    ['a word for a flag', withKeys({ cpu: { mtrr: 'yes' } }), /^cpu\.mtrr: expected true or false$/],
    [
      'a negative count',
      withKeys({ vm: { noncoherentDma: -1 } }),
      /^vm\.noncoherentDma: expected a whole number/,
    ],
    [
      'a bad quirk',
      withKeys({ vm: { disabledQuirks: ['cd'] } }),
      /^vm\.disabledQuirks\[0\]: expected a name/,
    ],
    ['no vCPU', withKeys({ vcpus: [] }), /^vcpus: expected at least one vCPU$/],
    [
      'a decimal value',
      withVcpu({ msrs: { '0x200': '6' } }),
      /^vcpus\[0\]\.msrs\["0x200"\]: expected a hexadecimal string/,
    ],
    ['a number for a string', withVcpu({ cr0: 17 }), /^vcpus\[0\]\.cr0: expected a hexadecimal string/],
    [
      'a bad MSR number',
      withVcpu({ msrs: { pat: '0x6' } }),
      /^vcpus\[0\]\.msrs\.pat: expected an MSR number/,
    ],
    [
      'an MSR named twice',
      withVcpu({ msrs: { '0x200': '0x6', '0x0200': '0x6' } }),
      /^vcpus\[0\]\.msrs: the same MSR is named twice$/,
    ],
    [
      '65 bits',
      withVcpu({ msrs: { '0x200': '0x10000000000000000' } }),
      /^vcpus\[0\]\.msrs\["0x200"\]: a register holds 64 bits$/,
    ],
    ['digits apart', withVcpu({ cr0: '0x1__0' }), /^vcpus\[0\]\.cr0: expected a hexadecimal string/],
    [
      'an address between pages',
      withKeys({ memory: [{ start: '0x800', end: '0x1000', kind: 'ram' }] }),
      /^memory\[0\]\.start: expected an address aligned to 4 KiB$/,
    ],
    [
      'an empty range',
      withKeys({ memory: [{ start: '0x1000', end: '0x1000', kind: 'ram' }] }),
      /^memory\[0\]: expected start below end$/,
    ],
    [
      'a range above the space',
      withKeys({ cpu: { maxPhysAddr: 32 }, memory: [{ start: '0x0', end: '0x100001000', kind: 'ram' }] }),
      /^memory\[0\]\.end: 0x100001000 lies above the 0x100000000 of the address space$/,
    ],
    [
      'an overlap',
      withKeys({
        memory: [
          { start: '0x2000', end: '0x4000', kind: 'ram' },
          { start: '0x0', end: '0x3000', kind: 'mmio' },
        ],
      }),
      /^memory\[0\]: overlaps memory\[1\] at 0x2000$/,
    ],
    [
      'an unknown kind',
      withKeys({ memory: [{ start: '0x0', end: '0x1000', kind: 'rom' }] }),
      /^memory\[0\]\.kind: expected one of ram, mmio, emulated$/,
    ],
    [
      'a missing kind',
      withKeys({ memory: [{ start: '0x0', end: '0x1000' }] }),
      /^memory\[0\]\.kind: missing$/,
    ],
    [
      'UC- as a host type',
      withKeys({ memory: [{ start: '0x0', end: '0x1000', kind: 'ram', hostType: 'UC-' }] }),
      /^memory\[0\]\.hostType: expected one of UC, WC, WT, WP, WB$/,
    ],
    [
      'a ninth PAT entry',
      withKeys({ pageAttributes: [{ start: '0x0', end: '0x1000', patIndex: 8 }] }),
      /^pageAttributes\[0\]\.patIndex: expected a whole number from 0 to 7$/,
    ],
    [
      'a host value',
      withKeys({ host: { msrs: { '0x2ff': 'c06' } } }),
      /^host\.msrs\["0x2ff"\]: expected a hexadecimal string/,
    ],
    ['an unknown event', withEvent({ type: 'rdmsr' }), /^events\[0\]\.type: expected an event type: wrmsr/],
    [
      'an event without a key',
      withEvent({ type: 'wrmsr', vcpu: 0, msr: '0x200' }),
      /^events\[0\]\.value: missing$/,
    ],
    ['a key too many', withEvent({ type: 'dma', delta: 1, vcpu: 0 }), /^events\[0\]\.vcpu: unknown key$/],
    ['two users at once', withEvent({ type: 'dma', delta: 2 }), /^events\[0\]\.delta: expected 1 or -1$/],
    [
      'a vCPU that is not there',
      withKeys({
        events: [
          { type: 'dma', delta: 1 },
          { type: 'cr0', vcpu: 1, value: '0x11' },
        ],
      }),
      /^events\[1\]\.vcpu: there is no vCPU 1, the scenario has 1$/,
    ],
    [
      'the same inside a group',
      withEvent({ type: 'group', label: 'g', events: [{ type: 'online', vcpu: 2, online: true }] }),
      /^events\[0\]\.events\[0\]\.vcpu: there is no vCPU 2/,
    ],
    [
      'a bad event inside a group',
      withEvent({ type: 'group', label: 'g', events: [{ type: 'dma' }] }),
      /^events\[0\]\.events\[0\]\.delta: missing$/,
    ],
    [
      'a bad model',
      withEvent({ type: 'reset', vcpu: 'some', model: 'qemu' }),
      /^events\[0\]\.vcpu: expected a vCPU number or "all"$/,
    ],
  ])('%s', (_, message, want) => {
    expect(message).toMatch(want);
  });

  it('keys that an object inherits are no keys', () => {
    expect(errorOf(JSON.parse('{"version":1,"policy":"kvm-6.0","__proto__":{"a":1}}'))).toMatch(
      /^(__proto__|\["__proto__"\]): unknown key$/,
    );
    expect(withKeys({ constructor: 1 })).toBe('constructor: unknown key');
  });
});

describe('text', () => {
  it('is read as JSON', () => {
    expect(parseScenarioText(JSON.stringify(minimal), isPolicy)).toEqual(minimal);
    expect(() => parseScenarioText('{', isPolicy)).toThrow(/^not JSON: /);
  });
});
