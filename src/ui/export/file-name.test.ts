import { expect, it } from 'vitest';
import { fileName } from './file-name';

it.each([
  ['A hole below 4 GiB', 'A-hole-below-4-GiB.csv'],
  ['KVM 6.1: CD & NW', 'KVM-6.1-CD-NW.csv'],
  ['../../etc/passwd', 'etc-passwd.csv'],
  ['Größe 内存', 'Größe-内存.csv'],
  ['', 'scenario.csv'],
  ['...', 'scenario.csv'],
  [undefined, 'scenario.csv'],
])('%j is saved as %s', (name, file) => {
  expect(fileName(name, 'csv')).toBe(file);
});

it('is never long, and never ends in a hyphen', () => {
  expect(fileName(`${'a'.repeat(59)} ${'b'.repeat(200)}`, 'txt')).toBe(`${'a'.repeat(59)}.txt`);
});
