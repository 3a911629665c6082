/** The events of a report: what each one was, and what it cost. */
import { hexValue } from '../../arch/hex';
import { msrName } from '../../arch/msr';
import type { Scenario, ScenarioEvent } from '../../scenario/types';
import { bytesWord } from './segment-rows';
import { wrapped } from './text';
import type { AuditLike, RangeLike, WriteContext } from './types';

/** Zaps and stale ranges that are listed of one event. */
const MOST = 8;

export function eventLines(doc: Scenario, { audits = [], event }: WriteContext): string[] {
  const events = (doc.events ?? []).slice(0, event ?? 0);
  if (events.length === 0) return [];
  return [
    'Events',
    ...events.flatMap((one, i) => {
      const audit = audits[i];
      return [...wrapped(wordsOf(one), `  ${i + 1}. `), ...(audit ? auditLines(audit) : [])];
    }),
  ];
}

function wordsOf(event: ScenarioEvent): string {
  switch (event.type) {
    case 'wrmsr':
      return `vCPU ${event.vcpu} writes ${event.value} to ${msrName(Number(hexValue(event.msr)))} (${event.msr})`;
    case 'cr0':
      return `vCPU ${event.vcpu} writes ${event.value} to CR0`;
    case 'dma':
      return event.delta > 0 ? 'a user of non-coherent DMA comes' : 'a user of non-coherent DMA goes';
    case 'quirk':
      return `${event.name} is ${event.disabled ? 'disabled' : 'enabled'}`;
    case 'reset':
      return `${event.vcpu === 'all' ? 'all vCPUs are' : `vCPU ${event.vcpu} is`} reset (${event.model})`;
    case 'migrate':
      return `migration (${event.model})`;
    case 'online':
      return `vCPU ${event.vcpu} goes ${event.online ? 'online' : 'offline'}`;
    case 'group': {
      const label = event.label.replace(/\s+/g, ' ').trim();
      const inner = event.events.map(wordsOf).join('; ');
      return `${label === '' ? 'together' : label}${event.concurrent ? ', concurrently' : ''}: ${inner}`;
    }
  }
}

function auditLines(audit: AuditLike): string[] {
  if (audit.refused) return wrapped(`refused: ${audit.refused.reason}`, '     ');
  const { zappedBytes, changedBytes, needlessBytes, staleBytes } = audit;
  const sums = `zapped ${bytesWord(zappedBytes)}, changed ${bytesWord(changedBytes)}, needless ${bytesWord(needlessBytes)}, stale ${bytesWord(staleBytes)}`;
  return [
    ...wrapped(sums, '     '),
    ...listed(audit.zaps.map((zap) => `${zap.call} ${rangeWord(zap)}`)),
    ...listed(audit.stale.map((range) => `stale ${rangeWord(range)}`)),
  ];
}

const rangeWord = ({ start, end }: RangeLike): string => `[${start}, ${end})`;

function listed(items: readonly string[]): string[] {
  const lines = items.slice(0, MOST).flatMap((item) => wrapped(item, '     '));
  return items.length > MOST ? [...lines, `     and ${items.length - MOST} more`] : lines;
}
