/**
 * The MSRs of every vCPU as KVM_SET_MSRS takes them: index and data, in an order in which each write is accepted. Numbers
 * are hexadecimal strings, for 64 bits do not fit a number of JSON.
 */
import { toHex } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE } from '../../arch/msr';
import { DEFAULTS } from '../../scenario/defaults';
import { maxPhysAddrOf, vcpusOf } from './state';
import type { Writer } from './types';

export const kvmMsrsWriter: Writer = {
  id: 'kvm-msrs',
  title: 'MSR list for KVM or QEMU (JSON)',
  extension: 'json',
  write(doc, context) {
    const list = vcpusOf(doc, context).map(({ registers, defType }, vcpu) => {
      const entries = [...registers, { msr: IA32_MTRR_DEF_TYPE, value: defType }].map(({ msr, value }) => ({
        index: toHex(msr),
        data: toHex(value),
      }));
      return {
        vcpu,
        maxPhysAddr: maxPhysAddrOf(doc),
        variableMtrrs: doc.cpu?.variableMtrrs ?? DEFAULTS.variableMtrrs,
        nmsrs: entries.length,
        entries,
      };
    });
    return `${JSON.stringify(list, null, 2)}\n`;
  },
};
