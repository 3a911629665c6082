/** The real machines are real dumps: their registers are what the reader makes of the file. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDump } from '../../formats/read';
import { isPolicy } from '../../policy/registry';
import type { MsrMap } from '../types';
import { presetById } from './registry';

const msrsOf = (file: string): MsrMap => {
  const dump = readFileSync(new URL(`../../formats/fixtures/${file}.txt`, import.meta.url), 'utf8');
  return readDump(dump, { policy: 'bare-metal', isPolicy }).doc?.vcpus?.[0]?.msrs ?? {};
};

it('the first one holds the ranges of the file, after the kernel had rewritten them', () => {
  const read = msrsOf('proc-mtrr/05-jolexa-945g-before-after');
  const own = presetById('netbook-945g')?.scenario.vcpus?.[0]?.msrs ?? {};
  const bases = Object.keys(own).filter((msr) => /^0x20[02468]$/.test(msr));
  expect(bases).toHaveLength(5);
  for (const msr of bases) expect([msr, own[msr]]).toEqual([msr, read[msr]]);
  // The file does not say MAXPHYADDR, so only the low 36 bits of its masks can be compared.
  for (const msr of ['0x201', '0x203', '0x205', '0x207', '0x209']) {
    expect(BigInt(read[msr] ?? '0x0') & 0xfffffffffn).toBe(BigInt(own[msr] ?? '0x0'));
  }
});

describe('every register of', () => {
  it.each([
    ['host-surface-pro-7', 'linux-dmesg/03-surface-pro7-dmesg-wc-high'],
    ['host-alienware-m11x', 'linux-dmesg/08-alienware-m11x-wp-var'],
    ['host-lenovo-z575', 'linux-dmesg/06-amd-sabine-incorrect-mask'],
    ['host-n100', 'proc-mtrr/03-n100-10-regs-high-uc'],
    ['host-coreboot-h310', 'coreboot/01-ecs-h310-uc-9-8'],
  ])('%s is that of %s', (id, file) => {
    expect(presetById(id)?.scenario.vcpus?.[0]?.msrs).toEqual(msrsOf(file));
  });
});
