/** What an event did, as it is announced. */
import type { AuditSummary } from '../../store/state';
import { sizeText } from '../base/format';
import { words } from '../words';

const w = words.timeline;

/** `2 zap calls, zapped 3 ranges, 1.2 GiB; 12 pages stale, 48 KiB`. `ranges` is 0 where their number is not known. */
export function spokenAudit(audit: AuditSummary, ranges: number): string {
  if (audit.refused !== undefined) return w.refusedLong(audit.refused);
  const { calls, zapped, needless, stale } = audit;
  const s = w.spoken;
  const what = zapped === 0 ? s.nothingZapped : s.zapped(ranges, sizeText(zapped));
  return [
    `${s.calls(calls)}, ${what}`,
    ...(needless > 0 ? [s.needless(sizeText(needless))] : []),
    stale === 0 ? s.nothingStale : s.stale(stale, sizeText(stale)),
  ].join('; ');
}
