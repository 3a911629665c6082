/**
 * Commands of wrmsr(1) from msr-tools, vCPU by vCPU in the order of the SDM (vol. 3, 11.11.8 / 12.11.8): MTRRs off, the
 * ranges, MTRRs as they shall be. Caches cannot be disabled from a shell, so a page may be cached as two types meanwhile.
 */
import { toHex } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE, msrName } from '../../arch/msr';
import { capOf, headOf, maxPhysAddrOf, vcpusOf } from './state';
import type { Writer } from './types';

export const wrmsr: Writer = {
  id: 'wrmsr',
  title: 'wrmsr commands (msr-tools)',
  extension: 'sh',
  write(doc, context) {
    const lines = [
      '#!/bin/sh',
      ...headOf(doc, context).map((line) => `# ${line}`),
      '# Needs root, msr-tools and the msr module. Caches stay on meanwhile: for a test machine.',
      `# address sizes: ${maxPhysAddrOf(doc)} bits physical`,
      `# MSR 0xfe: ${toHex(capOf(doc))}`,
    ];
    vcpusOf(doc, context).forEach(({ registers, defType, refused }, cpu) => {
      const command = (msr: number, value: bigint, name: string): string =>
        `wrmsr -p ${cpu} ${toHex(msr)} ${toHex(value)}  # ${name}`;
      const name = msrName(IA32_MTRR_DEF_TYPE);
      lines.push(
        '',
        `# CPU ${cpu}`,
        ...refused.map((sentence) => `# ${sentence}`),
        command(IA32_MTRR_DEF_TYPE, 0n, `${name}: off`),
        ...registers.map((one) => command(one.msr, one.value, one.name)),
        command(IA32_MTRR_DEF_TYPE, defType, name),
      );
    });
    return `${lines.join('\n')}\n`;
  },
};
