/** The smallest document with the same meaning. */
import { describe, expect, it } from 'vitest';
import { emptyScenario, minimal } from './defaults';
import type { Scenario } from './types';

describe('minimal', () => {
  it('drops what says its default', () => {
    const doc: Scenario = {
      events: [],
      vcpus: [{ cr0: '0x60000010', msrs: {}, online: true }],
      pageAttributes: [],
      memory: [],
      host: { msrs: {} },
      vm: { noncoherentDma: 0, disabledQuirks: [] },
      cpu: { maxPhysAddr: 46, mtrr: true, variableMtrrs: 8, selfSnoop: true },
      notes: '',
      name: '',
      policy: 'xen',
      version: 1,
    };
    expect(JSON.stringify(minimal(doc))).toBe('{"version":1,"policy":"xen"}');
    expect(minimal(emptyScenario('xen'))).toEqual({ version: 1, policy: 'xen' });
  });

  it('keeps what does not, in the order of the contract', () => {
    const doc: Scenario = {
      events: [{ type: 'dma', delta: 1 }],
      vcpus: [{ online: false, cr0: '0x11' }],
      vm: { disabledQuirks: ['A'], noncoherentDma: 0 },
      cpu: { selfSnoop: true, maxPhysAddr: 39 },
      name: 'x',
      policy: 'xen',
      version: 1,
    };
    expect(minimal(doc)).toEqual({
      version: 1,
      policy: 'xen',
      name: 'x',
      cpu: { maxPhysAddr: 39 },
      vm: { disabledQuirks: ['A'] },
      vcpus: [{ online: false, cr0: '0x11' }],
      events: [{ type: 'dma', delta: 1 }],
    });
    expect(Object.keys(minimal(doc))).toEqual(['version', 'policy', 'name', 'cpu', 'vm', 'vcpus', 'events']);
  });

  it('keeps MSRs that hold their reset value: a mask written as 0 is another thing than one never written', () => {
    const msrs = { '0x201': '0x0', '0x277': '0x7040600070406' };
    expect(minimal({ version: 1, policy: 'xen', vcpus: [{ msrs }] }).vcpus).toEqual([{ msrs }]);
  });

  it('keeps how many vCPUs there are', () => {
    expect(minimal({ version: 1, policy: 'xen', vcpus: [{}, {}] }).vcpus).toEqual([{}, {}]);
  });

  it('leaves its argument as it was', () => {
    const doc: Scenario = { version: 1, policy: 'xen', cpu: { mtrr: true } };
    minimal(doc);
    expect(doc).toEqual({ version: 1, policy: 'xen', cpu: { mtrr: true } });
  });
});
