/**
 * /sys/kernel/debug/x86/pat_memtype_list: the memory types that the kernel asked for in page tables, of everything that is
 * no RAM. Ends are exclusive in both spellings. Source: memtype_seq_show() in arch/x86/mm/pat/memtype.c; the older one is
 * of Linux 5.5 and before.
 */
import type { PatType } from '../arch/memtype';
import { MAX_MEMORY } from './limits';
import type { Line, LineFormat, LineReader, PageTypeFact, Statement, Verdict } from './types';
import { DAMAGED, Fate, NOISE } from './verdicts';
import { address, SPACE_END } from './words';

const HEADING = /^PAT memtype list:$/;
const NEW = /^PAT: \[mem 0x([0-9a-fA-F]{8,16})-0x([0-9a-fA-F]{8,16})\] (\S{1,20})$/;
const OLD = /^(\S{1,20}) @ 0x([0-9a-fA-F]{1,16})-0x([0-9a-fA-F]{1,16})$/;
const NEAR = /^(?:PAT: \[mem|(?:write-(?:back|combining|through|protected)|uncached(?:-minus)?) @ )/;
const TYPES: ReadonlyMap<string, PatType> = new Map([
  ['write-back', 'WB'],
  ['write-combining', 'WC'],
  ['write-through', 'WT'],
  ['write-protected', 'WP'],
  ['uncached-minus', 'UC-'],
  ['uncached', 'UC'],
]);
/** Rows that are kept. A busy machine has some hundreds. */
const MOST = 16 * MAX_MEMORY;
const SUPERSEDED = 'from an earlier list in the same text; the last one is taken';

class Reader implements LineReader {
  private facts: PageTypeFact[] = [];
  private fate = new Fate();

  line({ body }: Line): Verdict | undefined {
    if (HEADING.test(body)) {
      this.begin();
      return NOISE;
    }
    if (!NEAR.test(body)) return undefined;
    const row = NEW.exec(body);
    const old = row ? null : OLD.exec(body);
    const [first, last, word] = row
      ? [row[1], row[2], row[3]]
      : old
        ? [old[2], old[3], old[1]]
        : [undefined, undefined, undefined];
    if (first === undefined || last === undefined) return DAMAGED;
    const why = this.take(address(first), address(last), word as string);
    if (why !== undefined) return { status: 'unknown', why };
    return this.fate.take();
  }

  end(): Statement | undefined {
    if (this.facts.length === 0) return undefined;
    return {
      format: 'pat-memtype-list',
      source: 'pat_memtype_list',
      stage: 'state',
      pageTypes: this.facts,
      assumed: ['pat_memtype_list leaves out RAM whose type was changed.'],
      differences: [],
    };
  }

  private take(start: number, end: number, word: string): string | undefined {
    const type = TYPES.get(word);
    if (type === undefined) return `${JSON.stringify(word)} is not a memory type: is the line cut short?`;
    if (start >= end || start % 4096 !== 0 || end % 4096 !== 0 || end > SPACE_END)
      return 'these are no bounds of pages below 2^52';
    if (this.facts.length >= MOST) return `more than ${MOST} rows`;
    this.facts.push({ start, end, type });
    return undefined;
  }

  private begin(): void {
    this.fate.drop(SUPERSEDED);
    this.facts = [];
    this.fate = new Fate();
  }
}

export const patMemtypeList: LineFormat = {
  id: 'pat-memtype-list',
  title: 'pat_memtype_list',
  hint: /^PAT|@ 0x/,
  reader: () => new Reader(),
};
