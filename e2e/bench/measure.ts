/** What every bench is made of. */
import { performance } from 'node:perf_hooks';

/** One figure. A ratio has the baseline above the line, so more is better, and an id under which it is kept. */
export type Row =
  | { name: string; value: number; unit: 'ms'; note?: string }
  | { name: string; value: number; unit: 'ratio'; id: string; note?: string };

/** Median milliseconds of one call, after as many calls to warm up. */
export function median(work: () => unknown, runs: number): number {
  for (let i = 0; i < runs; i++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[runs >> 1] ?? 0;
}

/** A measurement beside its baseline of the same run, as three rows. */
export function against(id: string, name: string, took: number, baseline: string, than: number): Row[] {
  return [
    { name, value: took, unit: 'ms' },
    { name: `  ${baseline} (baseline)`, value: than, unit: 'ms' },
    { name: '  baseline / measured', value: than / took, unit: 'ratio', id },
  ];
}
