/** The first step of an explanation: what memory is there, and who says so. */
import { expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import type { Scenario } from '../scenario/types';
import { explainScenario } from './explain';
import { textOf } from './words';

const memory: Scenario['memory'] = [
  { start: '0x0', end: '0x10000', kind: 'ram', name: 'low' },
  { start: '0x20000', end: '0x30000', kind: 'mmio', name: '' },
  { start: '0x30000', end: '0x31000', kind: 'emulated' },
];

function first(policy: string, at: number, more: Partial<Scenario> = {}) {
  const doc = parseScenario({ version: 1, policy, memory, ...more }, isPolicy);
  const step = explainScenario(doc, { at }).steps[0];
  return step ? { text: textOf(step), source: step.source } : undefined;
}

it.each([
  [0x0, 'low [0x0, 0x10000): RAM of the guest, backed by RAM of the host.'],
  [0xf, 'low [0x0, 0x10000): RAM of the guest, backed by RAM of the host.'],
  [0x10, 'Nothing is listed at 0x10000: nothing is mapped there.'],
  [0x20, 'memory[1] [0x20000, 0x30000): backed by MMIO of the host, such as an assigned BAR.'],
  [0x30, 'memory[2] [0x30000, 0x31000): emulated. Nothing is mapped there.'],
])('page %i', (at, text) => {
  expect(first('kvm-6.0', at)?.text).toBe(text);
});

it('without a hypervisor there is no host behind it', () => {
  expect([0x0, 0x20, 0x30].map((at) => first('bare-metal', at)?.text)).toEqual([
    'low [0x0, 0x10000): RAM.',
    'memory[1] [0x20000, 0x30000): memory of a device.',
    'memory[2] [0x30000, 0x31000): registers of a device.',
  ]);
});

it('a list without a range stands for RAM everywhere', () => {
  const all = 'The scenario lists no memory: everything below 2^40 is RAM.';
  expect(first('kvm-6.0', 0, { memory: [], cpu: { maxPhysAddr: 40 } })?.text).toBe(all);
});

it('what is host MMIO is decided by KVM from the page of the host, and by nobody else', () => {
  const kvm = 'the scenario: memory; kvm_is_mmio_pfn(), arch/x86/kvm/mmu/spte.c';
  const doc = 'the scenario: memory';
  const sources = (policy: string) => [0x0, 0x20].map((at) => first(policy, at)?.source);
  expect(sources('kvm-6.0')).toEqual([doc, kvm]);
  expect(sources('kvm-mtrr-v4')).toEqual([doc, kvm]);
  expect(sources('xen')).toEqual([doc, doc]);
  expect(sources('bare-metal')).toEqual([doc, doc]);
});
