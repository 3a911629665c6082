/** What the site opens with is a real dump: its variable ranges are what the reader makes of the file. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDump } from '../../formats/read';
import { isPolicy } from '../../policy/registry';
import { netbook945 } from './first';

const dump = readFileSync(
  new URL('../../formats/fixtures/proc-mtrr/05-jolexa-945g-before-after.txt', import.meta.url),
  'utf8',
);

it('holds the ranges of the file, after the kernel had rewritten them', () => {
  const read = readDump(dump, { policy: 'bare-metal', isPolicy }).doc?.vcpus?.[0]?.msrs ?? {};
  const own = netbook945.scenario.vcpus?.[0]?.msrs ?? {};
  const bases = Object.keys(own).filter((msr) => /^0x20[02468]$/.test(msr));
  expect(bases).toHaveLength(5);
  for (const msr of bases) expect([msr, own[msr]]).toEqual([msr, read[msr]]);
  // The file does not say MAXPHYADDR, so only the low 36 bits of its masks can be compared.
  for (const msr of ['0x201', '0x203', '0x205', '0x207', '0x209']) {
    expect(BigInt(read[msr] ?? '0x0') & 0xfffffffffn).toBe(BigInt(own[msr] ?? '0x0'));
  }
});
