/** Many vCPUs in few rows: neighbours that are alike stand together. */
import type { VcpuWire } from '../../store/state';

/** vCPUs `first` to `last`, both included, which are online or not and differ in the same. */
export interface VcpuRow {
  first: number;
  last: number;
  online: boolean;
  differs: readonly string[];
}

/** So many get a row each, with a switch of their own. */
const EACH = 8;

/** The rows; the viewed vCPU always has one to itself. */
export function vcpuRows(vcpus: readonly VcpuWire[], viewed: number): VcpuRow[] {
  const rows: VcpuRow[] = [];
  for (const [n, { online, differs }] of vcpus.entries()) {
    const last = rows.at(-1);
    const joins =
      vcpus.length > EACH &&
      last !== undefined &&
      n !== viewed &&
      last.last !== viewed &&
      last.online === online &&
      last.differs.join() === differs.join();
    if (joins) last.last = n;
    else rows.push({ first: n, last: n, online, differs });
  }
  return rows;
}

/** What is left of a name that every memory-type MSR begins with. */
export const shortName = (name: string): string => name.replace(/^IA32_(MTRR_)?/, '');
