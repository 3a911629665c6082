/**
 * /proc/cpuinfo and cpuid(1), for MAXPHYADDR alone. Source: show_cpuinfo() in arch/x86/kernel/cpu/proc.c; SDM vol. 2,
 * CPUID, leaf 80000008H, EAX bits 7:0.
 */
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { READ } from './verdicts';

// Also in a comment, where a script says which CPU it is for.
const SIZES = /^(?:# |\/\* )?address sizes ?: ?(\d{1,3}) bits physical(?:, \d{1,3} bits virtual)?(?: \*\/)?$/;
const LEAF = /^(?:0x)?80000008 (?:0x00:?|0): eax=0x([0-9a-f]{8}) /i;

class Reader implements LineReader {
  private bits: number | undefined;

  line({ body }: Line): Verdict | undefined {
    const sizes = SIZES.exec(body);
    const leaf = sizes ? null : LEAF.exec(body);
    if (!sizes && !leaf) return undefined;
    const bits = sizes
      ? Number(sizes[1])
      : Number.parseInt((leaf as RegExpExecArray)[1] as string, 16) & 0xff;
    if (bits < 32 || bits > 52)
      return { status: 'unknown', why: `no CPU of this architecture has ${bits} physical address bits` };
    this.bits = bits;
    return READ;
  }

  end(): Statement | undefined {
    if (this.bits === undefined) return undefined;
    const maxPhysAddr = this.bits;
    return {
      format: 'proc-cpuinfo',
      source: '/proc/cpuinfo',
      stage: 'state',
      maxPhysAddr,
      assumed: [],
      differences: [],
    };
  }
}

export const procCpuinfo: LineFormat = {
  id: 'proc-cpuinfo',
  title: '/proc/cpuinfo, address sizes',
  hint: /address sizes|80000008/,
  reader: () => new Reader(),
};
