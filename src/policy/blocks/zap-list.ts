/** The list of zap requests of the 2023 series v4, patch 9 (`kvm->arch.mtrr_zap_list`). */
import type { ZapCall } from '../types';

/** The order in which the list is drained: by length ascending, then by start descending; exact duplicates once. */
export function zapList(calls: readonly ZapCall[]): readonly ZapCall[] {
  return calls
    .filter(
      (call, i) => !calls.slice(0, i).some((other) => other.start === call.start && other.end === call.end),
    )
    .sort((a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start);
}
