/**
 * QEMU's monitor: CR0 of every CPU from `info registers`, the guest's memory from `info mtree -f`. Source:
 * x86_cpu_dump_state() in target/i386/cpu-dump.c, mtree_print_flatview() in system/memory.c: ends are inclusive.
 */
import { cr0Refusal } from '../arch/cr0';
import { MAX_CPUS, MAX_MEMORY } from './limits';
import { type FlatRow, flatMemory } from './qemu-flat';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { DAMAGED, Fate, NOISE, READ } from './verdicts';
import { address, hex, SPACE_END } from './words';

const HINT =
  /^\*? ?CPU ?#|^CR0=|^FlatView|^address-space: |^memory-region: |^AS "|\(prio |^Root memory|^No rendered|^[0-9a-fA-F]{16}[-:] ?[0-9a-fA-F]{16} |\(qemu\)/;
const CPU = /^\*? ?CPU ?#(\d{1,5}):?(?: |$)/;
const CR0 = /^CR0=([0-9a-fA-F]{8,16}) CR2=/;
const VIEW = /^FlatView #(\d{1,6})$/;
const SPACE = /^AS "([^"]{0,100})", root: /;
/** What the CPUs see outside of system management mode, also where an excerpt leaves out the names above. */
const ROOT = /^Root memory region: system$/;
/** `info mtree` without -f: a tree whose parts lie over each other. */
const TREE = /^(?:address-space|memory-region): /;
const ROW =
  /^([0-9a-fA-F]{16})-([0-9a-fA-F]{16}) \(prio (-?\d{1,10}), (?:nv-)?(ram|rom|romd|i\/o|ramd|rom-device)\): (.{1,800})$/;
const NEAR = /^[0-9a-fA-F]{16}-[0-9a-fA-F]{1,16}(?: \(prio|$)/;
/** `info tlb`, `info mem`. */
const VIRTUAL =
  /^[0-9a-fA-F]{16}(?:: [0-9a-fA-F]{16} [XGPDACTUW-]{9}|-[0-9a-fA-F]{16} [0-9a-fA-F]{16} [urwx-]{3,4})$/;
const GUEST = /^(?:memory|cpu-memory-\d{1,5})$/;
const ONLY_TREE =
  'of the tree of info mtree, whose parts lie over each other: info mtree -f prints what counts';
const OTHER_VIEW = "of another view: a device's, or the one in system management mode";

interface View {
  guest: boolean;
  tree: boolean;
  /** Does the text say whose view it is? */
  named: boolean;
  readonly rows: FlatRow[];
  readonly fate: Fate;
}
const TOO_HIGH: Verdict = { status: 'noise', why: 'above the widest address space' };
const IS_VIRTUAL: Verdict = { status: 'noise', why: 'a virtual address: page tables are not read' };

const newView = (): View => ({ guest: false, tree: false, named: false, rows: [], fate: new Fate() });

class Reader implements LineReader {
  private readonly cr0: (bigint | undefined)[] = [];
  private cpu = 0;
  private view = newView();
  private taken: View | undefined;
  private seen = false;

  line(line: Line): Verdict | undefined {
    const { body } = line;
    // Most lines by far.
    const row = ROW.exec(body);
    if (row) return this.takeRow(row);
    const cpu = CPU.exec(body);
    if (cpu) this.cpu = Number(cpu[1]);
    const cr0 = CR0.exec(body);
    if (cr0) return this.takeCr0(hex(cr0[1] as string));
    if (VIEW.test(body)) this.close();
    const space = SPACE.exec(body);
    if (space) {
      this.view.named = true;
      this.view.guest ||= GUEST.test(space[1] as string);
    }
    if (ROOT.test(body) && !this.view.named) this.view.guest = true;
    if (TREE.test(body)) {
      this.close();
      this.view.tree = true;
    }
    if (VIRTUAL.test(body)) {
      this.seen = true;
      return IS_VIRTUAL;
    }
    return NEAR.test(body) && this.view.rows.length > 0 ? DAMAGED : NOISE;
  }

  end(): Statement | undefined {
    this.close();
    const { rows = [], fate, tree } = this.taken ?? {};
    if (!this.seen && rows.length === 0 && this.cr0.length === 0) return undefined;
    const assumed: string[] = [];
    const memory = flatMemory(rows, assumed);
    if (rows.length > 0 && !this.taken?.guest) {
      fate?.drop(tree ? ONLY_TREE : OTHER_VIEW);
      memory.length = 0;
    }
    return {
      format: 'qemu-monitor',
      source: "QEMU's monitor",
      stage: 'state',
      ...(memory.length > 0 ? { memory } : {}),
      ...(this.cr0.length > 0 ? { cr0: this.cr0 } : {}),
      assumed: memory.length > 0 ? assumed : [],
      differences: [],
    };
  }

  private takeCr0(value: bigint): Verdict {
    const why = cr0Refusal(value);
    if (why !== undefined) return { status: 'unknown', why };
    if (this.cpu >= MAX_CPUS) return { status: 'unknown', why: `more than ${MAX_CPUS} CPUs` };
    while (this.cr0.length <= this.cpu) this.cr0.push(undefined);
    this.cr0[this.cpu] = value;
    return READ;
  }

  private takeRow([, first, last, , kind, name]: RegExpExecArray): Verdict {
    const start = address(first as string);
    const limit = address(last as string);
    const end = limit + 1;
    // Near 2^64 both may be the same number: then the row is too high anyway.
    if (start > limit) return { status: 'unknown', why: 'the end lies below the start' };
    const { rows, fate, guest } = this.view;
    const verdict = fate.take();
    // The view of a bus may go up to 2^64.
    if (end > SPACE_END) return guest ? TOO_HIGH : verdict;
    if (rows.length >= MAX_MEMORY)
      return { status: 'unknown', why: `more than ${MAX_MEMORY} ranges of memory` };
    rows.push({ start, end, kind: kind as string, name: name as string });
    return verdict;
  }

  /** Ends a view: the last one that the CPUs see is kept. */
  private close(): void {
    const { view, taken } = this;
    this.view = newView();
    if (view.fate.lines === 0) return;
    const kept = view.guest || !taken ? view : taken;
    const other = kept === view ? taken : view;
    other?.fate.drop(other.tree ? ONLY_TREE : OTHER_VIEW);
    this.taken = kept;
  }
}

export const qemuMonitor: LineFormat = {
  id: 'qemu-monitor',
  title: 'QEMU monitor: info registers, info mtree -f',
  hint: HINT,
  reader: () => new Reader(),
};
