/**
 * Commands for /proc/mtrr. It takes ranges alone, and of these only such as one aligned power of two holds; it refuses some
 * overlaps. Source: mtrr_write() in arch/x86/kernel/cpu/mtrr/if.c, mtrr_add_page() in mtrr.c,
 * generic_validate_add_page() in generic.c.
 */
import { toHex } from '../../arch/hex';
import { WB, WT } from '../../arch/memtype';
import { defTypeFields } from '../registers';
import { typeWord } from '../words';
import { inWords, type LinuxRange, linuxRange } from './linux-range';
import { headOf, maxPhysAddrOf, sameState, type VcpuState, vcpusOf } from './state';
import type { Writer } from './types';

export const procMtrrCommands: Writer = {
  id: 'proc-mtrr',
  title: '/proc/mtrr commands (Linux)',
  extension: 'sh',
  write(doc, context) {
    const states = vcpusOf(doc, context);
    const state = states[context.vcpu ?? 0] ?? (states[0] as VcpuState);
    const { enabled, type } = defTypeFields(state.defType);
    const lines = [
      '#!/bin/sh',
      ...headOf(doc, context).map((line) => `# ${line}`),
      '# Needs root. The kernel sets all CPUs, and chooses the registers. What is there already stays:',
      '# echo "disable=N" >| /proc/mtrr frees register N.',
      `# /proc/mtrr cannot set the default type (here ${inWords(type)}), the fixed ranges or the PAT.`,
      ...(enabled ? [] : ['# It cannot turn the MTRRs off either, and here they are off (E=0).']),
      ...(states.every((other) => sameState(other, state))
        ? []
        : [`# The vCPUs differ: these are the ranges of vCPU ${context.vcpu ?? 0}.`]),
      ...state.refused.map((sentence) => `# ${sentence}`),
    ];
    const written: LinuxRange[] = [];
    for (const fact of state.ranges.filter((range) => range.valid)) {
      const range = linuxRange(fact, maxPhysAddrOf(doc));
      const why = typeof range === 'string' ? range : conflict(range, written);
      if (typeof range === 'string' || why !== undefined) {
        lines.push(`# Range ${fact.index} cannot be written: ${why}.`);
        continue;
      }
      written.push(range);
      const { base, size } = range;
      lines.push(`echo "base=${toHex(base)} size=${toHex(size)} type=${typeWord(range.type)}" >| /proc/mtrr`);
    }
    return `${lines.join('\n')}\n`;
  },
};

/** Why the kernel would not add a range to those that are there. Aligned powers of two lie inside each other or apart. */
function conflict(range: LinuxRange, others: readonly LinuxRange[]): string | undefined {
  for (const other of others) {
    const [small, large] = range.size < other.size ? [range, other] : [other, range];
    if (small.base < large.base || small.base >= large.base + large.size) continue;
    if (range.type === other.type) {
      if (range.size > other.size) continue;
      return `it lies inside one of the same type, at ${toHex(other.base)}, which the kernel counts once more instead`;
    }
    // UC goes with all, WT with WB.
    const types = [range.type, other.type];
    if (types.includes(0) || (types.includes(WT) && types.includes(WB))) continue;
    return `it overlaps ${inWords(other.type)} at ${toHex(other.base)}, and the kernel refuses these two types`;
  }
  return undefined;
}
