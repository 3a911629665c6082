/** The registers as tables in C, one a vCPU, in the order in which they would be written. */
import { toHex } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE, msrName } from '../../arch/msr';
import { capOf, headOf, maxPhysAddrOf, vcpusOf } from './state';
import type { Writer } from './types';

export const cTable: Writer = {
  id: 'c-table',
  title: 'C table',
  extension: 'h',
  write(doc, context) {
    const comment = (text: string): string => `/* ${text.replaceAll('*/', '* /')} */`;
    const lines = [
      ...headOf(doc, context).map(comment),
      comment(`address sizes: ${maxPhysAddrOf(doc)} bits physical`),
      comment(`MSR 0xfe: ${toHex(capOf(doc))}`),
      'struct msr_value {',
      '\tunsigned int index;',
      '\tunsigned long long data;',
      '};',
    ];
    vcpusOf(doc, context).forEach(({ registers, defType, refused }, cpu) => {
      const row = (msr: number, value: bigint): string => {
        const digits = value.toString(16).padStart(16, '0');
        return `\t{ ${toHex(msr)}, 0x${digits}ULL }, ${comment(msrName(msr))}`;
      };
      lines.push(
        '',
        ...refused.map(comment),
        `static const struct msr_value vcpu${cpu}_msrs[] = {`,
        ...registers.map(({ msr, value }) => row(msr, value)),
        row(IA32_MTRR_DEF_TYPE, defType),
        '};',
      );
    });
    return `${lines.join('\n')}\n`;
  },
};
