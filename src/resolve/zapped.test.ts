/**
 * What every policy does at every kind of event on a guest, as it was when somebody last read it: the calls with their
 * bounds, why, what was needless and stale in pages, or why the event was refused. As in explained.test.ts.
 */
import { describe } from 'vitest';
import type { Policy } from '../policy/types';
import { CR0_CD, CR0_RUNNING, cr0, wrmsr } from '../scenario/presets/events';
import type { ScenarioEvent } from '../scenario/types';
import { foldOf } from './fold';
import { pagesIn } from './spans';
import { holdsFrozen } from './testing/frozen';
import { guest, msrs } from './testing/netbook';
import { eventReasons } from './why-zap';

/** Each begins with the guest and ends with the event that is looked at. */
const EVENTS: Record<string, readonly ScenarioEvent[]> = {
  'CD on': [cr0(CR0_CD)],
  'CD off': [cr0(CR0_CD), cr0(CR0_RUNNING)],
  'CR0 without CD': [cr0('0x80050031')],
  PAT: [wrmsr('0x277', '0x7010600070106')],
  'the same PAT': [wrmsr('0x277', '0x7040600070406')],
  'E off': [wrmsr('0x2ff', '0x406')],
  'FE off': [wrmsr('0x2ff', '0x806')],
  'default UC': [wrmsr('0x2ff', '0xc00')],
  'the same default': [wrmsr('0x2ff', '0xc06')],
  'fixed while E is off': [wrmsr('0x2ff', '0x406'), wrmsr('0x250', '0x0')],
  fixed: [wrmsr('0x268', '0x505050505050505')],
  base: [wrmsr('0x202', '0x3f400000')],
  'the same base': [wrmsr('0x202', '0x3f500000')],
  'base of a range that is off': [wrmsr('0x20a', '0x80000000')],
  'mask smaller': [wrmsr('0x201', '0xfe0000800')],
  'mask off': [wrmsr('0x203', '0xffff00000')],
  'mask with holes': [wrmsr('0x201', '0xf80000800')],
  'reserved bit': [wrmsr('0x201', '0x1fc0000800')],
  'reserved type': [wrmsr('0x200', '0x2')],
  MTRRcap: [wrmsr('0xfe', '0x508')],
  'a second device': [{ type: 'dma', delta: 1 }],
  'the last device goes': [{ type: 'dma', delta: -1 }],
  'the first device': [
    { type: 'dma', delta: -1 },
    { type: 'dma', delta: 1 },
  ],
  'quirk enabled': [{ type: 'quirk', name: 'KVM_X86_QUIRK_CD_NW_CLEARED', disabled: false }],
  'reset as hardware does it': [{ type: 'reset', vcpu: 'all', model: 'hardware' }],
  'reset by QEMU': [{ type: 'reset', vcpu: 'all', model: 'qemu' }],
  'reset by QEMU before 2014': [{ type: 'reset', vcpu: 0, model: 'qemu-before-2014' }],
  'second vCPU': [{ type: 'online', vcpu: 1, online: true }],
  migrate: [{ type: 'migrate', model: 'qemu' }],
  'migrate by QEMU before 2014': [{ type: 'migrate', model: 'qemu-before-2014' }],
  'a group': [
    {
      type: 'group',
      label: 'update',
      events: [cr0(CR0_CD), wrmsr('0x2ff', '0x406'), wrmsr('0x2ff', '0xc06'), cr0(CR0_RUNNING)],
    },
  ],
};

/** One line for an event. */
function lineOf(policy: Policy, name: string): string {
  const events = EVENTS[name] as readonly ScenarioEvent[];
  const second = { cr0: CR0_RUNNING, msrs, online: name !== 'second vCPU' } as const;
  const fold = foldOf({ ...guest, policy: policy.id, vcpus: [...guest.vcpus, second] }, policy);
  let moment = fold.first;
  for (const event of events.slice(0, -1)) moment = fold.next(moment, event).moment;
  const last = events.at(-1) as ScenarioEvent;
  const { audit } = fold.next(moment, last);
  if (audit.refused !== undefined) return `refused | ${audit.refused}`;
  const calls = audit.zaps.map(({ start, end }) => `${start.toString(16)}-${end.toString(16)}`).join(' ');
  const why = eventReasons(policy, fold.regions, moment.machine, last).map(
    ({ reason, times }) => `${reason.rule} ${Object.values(reason.values).join(' ')} x${times}`,
  );
  const { changed, needless, stale } = audit;
  const pages = [changed, needless, stale].map(pagesIn).join(' ');
  return `calls ${calls || 'none'}, changed needless stale ${pages} | ${why.join('; ')}`;
}

describe('events', () =>
  holdsFrozen('zapped.txt', Object.keys(EVENTS), (policy, name) => [lineOf(policy, name)]));
