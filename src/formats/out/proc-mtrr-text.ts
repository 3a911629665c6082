/** /proc/mtrr as the kernel would print it, from Linux 2.6.26 on. Source: mtrr_seq_show() in arch/x86/kernel/cpu/mtrr/if.c. */
import { typeWord } from '../words';
import { linuxRange } from './linux-range';
import { maxPhysAddrOf, type VcpuState, vcpusOf } from './state';
import type { Writer } from './types';

const MIB = 0x100000n;

export const procMtrrText: Writer = {
  id: 'proc-mtrr-text',
  title: '/proc/mtrr, as Linux prints it',
  extension: 'txt',
  write(doc, context) {
    const states = vcpusOf(doc, context);
    const state = states[context.vcpu ?? 0] ?? (states[0] as VcpuState);
    const lines = state.ranges.flatMap((fact) => {
      const range = fact.valid ? linuxRange(fact, maxPhysAddrOf(doc)) : '';
      if (typeof range === 'string') return [];
      const { base, size, type } = range;
      const index = String(fact.index).padStart(2, '0');
      const digits = base.toString(16).padStart(9, '0');
      const amount =
        size < MIB ? `${String(size / 1024n).padStart(5)}KB` : `${String(size / MIB).padStart(5)}MB`;
      const copy = String(base / MIB).padStart(5);
      return [`reg${index}: base=0x${digits} (${copy}MB), size=${amount}, count=1: ${typeWord(type)}\n`];
    });
    return lines.join('');
  },
};
