import { describe, expect, it } from 'vitest';
import type { ScenarioEvent } from '../../scenario/types';
import { labelsOf } from './labels';

const short = (...events: ScenarioEvent[]): string[] =>
  labelsOf({
    version: 1,
    policy: 'kvm-6.0',
    vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0xc06', '0x200': '0x6' } }],
    events,
  }).map((label) => label.short);

const wrmsr = (msr: string, value: string): ScenarioEvent => ({ type: 'wrmsr', vcpu: 0, msr, value });

describe('event labels', () => {
  it('say what changed, not what was written', () => {
    expect(
      short(
        { type: 'cr0', vcpu: 0, value: '0xc0000011' },
        wrmsr('0x2ff', '0x406'),
        wrmsr('0x200', '0x0'),
        wrmsr('0x201', '0x3fff80000800'),
        wrmsr('0x2ff', '0xc00'),
        { type: 'cr0', vcpu: 0, value: '0x80000011' },
        wrmsr('0x277', '0x7040600070401'),
        wrmsr('0x259', '0x0'),
        { type: 'dma', delta: 1 },
        { type: 'quirk', name: 'KVM_X86_QUIRK_CD_NW_CLEARED', disabled: true },
      ),
    ).toEqual([
      'CD=1',
      'E=0',
      '#0 UC',
      '#0 on',
      'E=1 default UC',
      'CD=0',
      'PA0=WC',
      'FIX16K_A0000',
      'DMA +1',
      'CD_NW quirk off',
    ]);
  });

  it('take a group by its own label', () => {
    expect(short({ type: 'group', label: '#1 UC 1 GiB', events: [wrmsr('0x202', '0x0')] })).toEqual([
      '#1 UC 1 GiB',
    ]);
  });

  it('name the vCPU where there are several', () => {
    const labels = labelsOf({
      version: 1,
      policy: 'kvm-6.0',
      vcpus: [{}, {}],
      events: [{ type: 'cr0', vcpu: 1, value: '0x10' }],
    });
    expect(labels[0]?.short).toBe('v1 CD=0 NW=0');
  });
});
