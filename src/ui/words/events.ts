/** The words of what can happen: adding events, several vCPUs, and what a group of events did. */
import type { SavingsWire } from '../../store/state';
import { digits, plural } from './plural';

/** 1st, 2nd, 3rd, 11th. */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

export const eventWords = {
  add: {
    open: 'Add event',
    menu: 'What happens next',
    submit: 'Add event',
    where: (cursor: number, of: number) =>
      of === 0 ? 'The first event.' : `Goes in behind event ${cursor} of ${of}.`,
    whereStart: 'Goes in before the first event.',
    items: {
      wrmsr: { name: 'Write an MSR', hint: 'wrmsr' },
      cr0: { name: 'Write CR0', hint: 'mov cr0' },
      dmaMore: { name: 'DMA user comes', hint: '+1' },
      dmaLess: { name: 'DMA user goes', hint: '−1' },
      quirk: { name: 'Switch a quirk', hint: 'KVM' },
      reset: { name: 'Reset', hint: 'hardware, QEMU' },
      migrate: { name: 'Migrate', hint: 'QEMU' },
      online: { name: 'vCPU online or offline', hint: 'hotplug' },
      mp: { name: 'MP update', hint: 'all vCPUs, SDM' },
    },
    vcpu: 'vCPU',
    allVcpus: 'all vCPUs',
    msr: 'MSR',
    msrHelp: 'Name or number: PHYSBASE0, IA32_PAT, 0x2ff',
    noMsr: (text: string) => `${JSON.stringify(text)} is neither the name of a memory-type MSR nor a number.`,
    value: 'Value',
    now: (value: string) => `now ${value}`,
    cd: 'CD',
    nw: 'NW',
    quirk: 'Quirk',
    state: 'State',
    on: 'enabled',
    off: 'disabled',
    model: 'Model',
    online: 'online',
    offline: 'offline',
    resetModels: {
      hardware: {
        name: 'Hardware',
        help: 'RESET as in the SDM: CD=1, every MTRR 0, E=0, PAT at its default.',
      },
      'qemu-before-2014': {
        name: 'QEMU before 2014',
        help: 'CR0 and PAT are reset, the MTRRs are kept: the firmware boots again on old ranges.',
      },
      qemu: {
        name: 'QEMU',
        help: 'E and the V bit of every range are cleared and written through to KVM.',
      },
    },
    resetZap: 'A reset zaps nothing by itself: what stands stays until something else zaps it.',
    migrateModels: {
      'qemu-before-2014': {
        name: 'QEMU before 2014',
        help: 'The MTRRs are lost: the target runs on the state that KVM starts with.',
      },
      qemu: { name: 'QEMU', help: 'The MTRRs are carried over.' },
    },
    migrateZap: 'The target begins with an empty EPT: everything is faulted in anew.',
  },
  mp: {
    title: 'MP update',
    intro:
      "The SDM's procedure for several processors (12.11.8): CD=1, E=0, the writes, E back, CD back, on each vCPU. One group, one undo.",
    what: 'What to write',
    range: 'Variable range',
    default: 'Default type',
    list: 'List of writes',
    number: 'Range',
    type: 'Type',
    base: 'Base',
    size: 'Size',
    valid: 'Valid',
    enabled: 'E',
    fixed: 'FE',
    listHelp: 'One write a line, by number or name: 0x200=0x6',
    line: (n: number, why: string) => `Line ${n}: ${why}`,
    notWrite: 'not a write such as 0x200=0x6.',
    emptyList: 'There is nothing to write: put in a line such as 0x200=0x6.',
    how: 'How',
    sequential: { name: 'One after the other', help: 'A vCPU is done before the next one begins.' },
    concurrent: { name: 'At the same time', help: 'All make the same step before any makes the next one.' },
    count: 'vCPUs',
    countOf: (online: number) => `of ${online} online, from the lowest`,
    badCount: (max: number) => `A whole number from 1 to ${max}.`,
    total: (events: number, vcpus: number) => `${plural(events, 'event')} on ${plural(vcpus, 'vCPU')}`,
    offline: (n: number) => `${plural(n, 'offline vCPU')} left out`,
    label: (what: string, vcpus: number) => `MP ${what} ×${vcpus}`,
    labelDefault: (type: string) => `default ${type}`,
    labelOff: (n: number) => `#${n} off`,
    labelList: (n: number) => plural(n, 'write'),
  },
  vcpus: {
    title: 'vCPUs',
    count: 'Number of vCPUs',
    /** Below the title, which says of what. */
    shortCount: 'Number',
    badCount: 'A whole number from 1 to 288.',
    summary: (count: number, offline: number, differ: number) =>
      [
        String(count),
        offline > 0 ? `${offline} offline` : '',
        count === 1 ? '' : differ > 0 ? `${differ} differ` : 'all agree',
      ]
        .filter(Boolean)
        .join(', '),
    help: 'New vCPUs are at reset. The SDM demands that the MTRRs and PAT of all vCPUs agree.',
    alike: (vcpu: number) => `Start all like vCPU ${vcpu}`,
    option: (n: number, offline: boolean, differs: boolean) =>
      `vCPU ${n}${offline ? ' · offline' : ''}${differs ? ' · differs' : ''}`,
    online: 'Online',
    onlineOf: (n: number) => `vCPU ${n} online`,
    head: { vcpu: 'vCPU', online: 'State', differs: (viewed: number) => `Differs from vCPU ${viewed} in` },
    sdm: 'The SDM demands that the MTRRs of all vCPUs agree: MTRR Considerations in MP Systems, 11.11.8 / 12.11.8',
    mtrrDiffers: (ranges: number, size: string) => `MTRR type in ${plural(ranges, 'range')}, ${size}`,
    leafDiffers: (ranges: number, size: string) => `leaf in ${plural(ranges, 'range')}, ${size}`,
    mapsAgree: 'same map',
    showMaps: (n: number) => `Compare with vCPU ${n} on the map`,
    viewed: 'viewed',
    agrees: 'nothing',
    view: (n: number) => `View vCPU ${n}`,
  },
  group: {
    more: (n: number) => `… and ${digits(n)} more`,
    size: (events: number, vcpus: number) => `${plural(events, 'event')}, ${plural(vcpus, 'vCPU')}`,
    concurrent: 'at the same time',
    refused: (reason: string) => `Refused in ${reason}. The other parts took effect.`,
    byVcpu: 'By vCPU',
    noVcpu: 'VM',
    vcpu: (n: number) => `vCPU ${n}`,
    calls: (n: number) => plural(n, 'call'),
    times: (n: number) => `×${n}`,
    timesLong: (n: number) => `made ${plural(n, 'time')}`,
    everything: (first: number, last: number) =>
      first === last
        ? `everything, ${ordinal(first)} time`
        : `everything, ${ordinal(first)} to ${ordinal(last)} time`,
    everythingTimes: (n: number) => `everything ${n === 1 ? 'once' : `${n} times`}`,
    distinct: 'ranges',
    callsHead: 'calls',
    callsHelp: 'Zap calls that the hypervisor made, repeated ones included',
    rangesHelp: 'Stretches of memory that were zapped',
    savings: (title: string, { own, list, perVm }: SavingsWire) =>
      `${title} makes ${plural(own, 'call')}; the zap list of v4 makes ${
        list.together === list.alone
          ? digits(list.alone)
          : `between ${digits(list.together)} and ${digits(list.alone)}`
      }; the per-VM state of v2 would make ${digits(perVm)}.`,
    list: (alone: number, together: number) =>
      together === alone
        ? `The zap list saves nothing here: ${plural(alone, 'call')} in any case.`
        : `The zap list saves 0 to ${digits(alone - together)} of ${plural(alone, 'call')}: ${digits(alone)} if each vCPU drains alone, ${digits(together)} if all enqueue before the drain and duplicates drop.`,
  },
};
