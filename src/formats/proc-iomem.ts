/**
 * /proc/iomem: what lies where in the physical address space, ends inclusive. Ranges inside others are left out: the outer
 * one says whether there is memory. Source: r_show() in kernel/resource.c; without CAP_SYS_ADMIN all addresses are zero.
 */

import { PAGE_SIZE } from '../arch/gfn';
import type { RegionKind } from '../scenario/types';
import { MAX_MEMORY } from './limits';
import type { Line, LineFormat, LineReader, MemoryFact, Statement, Verdict } from './types';
import { DAMAGED, Fate } from './verdicts';
import { address, SPACE_END } from './words';

const ROW = /^([0-9a-fA-F]{8,16})-([0-9a-fA-F]{8,16}) : (.{1,200})$/;
const NEAR = /^[0-9a-fA-F]{8,16}-[0-9a-fA-F]{1,16}(?: :|$)/;
const RAM =
  /^(?:System RAM|ACPI Tables|ACPI Non-volatile Storage|Persistent Memory|Soft Reserved|.{1,20} ROM)\b/i;
/** The word of e820 decides there. */
const BY_WORD = /^(?:reserved|unusable memory|unknown e820 type)$/i;
/** The end of the last RAM, rounded up by the kernel: nothing is there. */
const NOTHING = /^RAM buffer$/;
const SUPERSEDED = 'from an earlier /proc/iomem in the same text; the last one is taken';

class Reader implements LineReader {
  private facts: MemoryFact[] = [];
  private fate = new Fate();

  line({ body }: Line): Verdict | undefined {
    const row = ROW.exec(body);
    if (!row) {
      if (!NEAR.test(body) || this.facts.length === 0) return undefined;
      return DAMAGED;
    }
    const start = address(row[1] as string);
    const end = address(row[2] as string) + 1;
    if (start === 0 && end === 1)
      return { status: 'unknown', why: 'the addresses are hidden: only root sees them' };
    if (start >= end || end > SPACE_END) return { status: 'unknown', why: 'these are no bounds below 2^52' };
    return this.take(start, end, row[3] as string);
  }

  end(): Statement | undefined {
    if (this.fate.lines === 0) return undefined;
    return {
      format: 'proc-iomem',
      source: '/proc/iomem',
      stage: 'state',
      ...(this.facts.length > 0 ? { memory: this.facts.map(inPages) } : {}),
      assumed: [
        'Of /proc/iomem, RAM, ACPI memory and ROMs are RAM, and devices and bus windows are emulated.',
      ],
      differences: [],
    };
  }

  private take(start: number, end: number, label: string): Verdict {
    const before = this.facts.at(-1);
    const inside = before !== undefined && start >= before.start && end <= before.end;
    if (inside) return this.fate.take();
    // The file is sorted: an address that falls back begins another file.
    if (before && start < before.start) this.begin();
    if (this.facts.length >= MAX_MEMORY)
      return { status: 'unknown', why: `more than ${MAX_MEMORY} ranges of memory` };
    const kind = kindOf(label);
    if (kind !== 'nothing') this.facts.push({ start, end, label, ...(kind ? { kind } : {}) });
    return this.fate.take();
  }

  private begin(): void {
    this.fate.drop(SUPERSEDED);
    this.facts = [];
    this.fate = new Fate();
  }
}

/** A device has its page for itself, also where it is smaller; RAM counts in whole pages. */
function inPages(fact: MemoryFact, index: number, facts: readonly MemoryFact[]): MemoryFact {
  if (fact.kind !== 'emulated') return fact;
  const before = facts[index - 1]?.end ?? 0;
  const after = facts[index + 1]?.start ?? Number.POSITIVE_INFINITY;
  return {
    ...fact,
    start: Math.max(Math.floor(fact.start / PAGE_SIZE) * PAGE_SIZE, before),
    end: Math.min(Math.ceil(fact.end / PAGE_SIZE) * PAGE_SIZE, after),
  };
}

function kindOf(label: string): RegionKind | 'nothing' | undefined {
  if (NOTHING.test(label)) return 'nothing';
  if (BY_WORD.test(label)) return undefined;
  return RAM.test(label) ? 'ram' : 'emulated';
}

export const procIomem: LineFormat = {
  id: 'proc-iomem',
  title: '/proc/iomem',
  hint: /^[0-9A-Fa-f]{8}/,
  reader: () => new Reader(),
};
