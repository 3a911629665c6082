/**
 * What links of version 2 take as known: text that scenarios have in common, so that it costs a few bits. It is a part
 * of the format. Nothing here may ever change, not by a letter: links that were shared could no longer be read.
 */
import { strToU8 } from 'fflate';

/** Words of notes and labels. The most frequent things stand last: near is cheap. */
const WORDS = [
  'Look at the stale bytes under every policy, at the zap calls. Compare 6.0, 6.7 and the 2023 series v4. goes offline',
  'reset by QEMU before 2014: the MTRRs of the first boot survive, default UC. The guest boots with CD=1 and clears it.',
  'The variable ranges are a real /proc/mtrr. The dump says nothing of the default type (taken as UC), of the fixed',
  'ranges (taken as most firmware sets them), or of the memory layout. is taken as a BAR of an assigned device',
  'that does non-coherent DMA. is not in the dump, assumed; before the kernel: boots, then Linux during a boot (QEMU)',
  'PlatformPei: UC below 4 GiB PciHostBridgeDxe: 64-bit window SeaBIOS mtrr_setup() OVMF Linux programs the PAT',
  'Taken by firmware and graphics Framebuffer BAR Firmware flash OVMF flash',
];

const FIXED = ['250', '258', '259', '268', '269', '26a', '26b', '26c', '26d', '26e', '26f'];
const VARIABLE = Array.from({ length: 16 }, (_, i) => (0x200 + i).toString(16));

const write = (msr: string, value: string): string =>
  `{"type":"wrmsr","vcpu":0,"msr":"0x${msr}","value":"0x${value}"}`;
const usual = (msr: string): string =>
  msr === '259' ? '0' : msr < '260' ? '606060606060606' : '505050505050505';

const EVENTS = [
  '{"type":"dma","delta":1},{"type":"quirk","name":"","disabled":true},{"type":"reset","vcpu":"all","model":"hardware"}',
  '{"type":"migrate","model":"qemu-before-2014"},{"type":"online","vcpu":1,"online":false}',
  '"concurrent":true,"vcpu":1,"vcpu":2,"vcpu":3',
  FIXED.map((msr) => write(msr, '0')).join(),
  VARIABLE.map((msr) => write(msr, '0')).join(),
  `{"type":"group","label":"","events":[{"type":"cr0","vcpu":0,"value":"0xc0050033"},${write('2ff', '0')}`,
  FIXED.map((msr) => write(msr, usual(msr))).join(),
  `${write('277', '407050600070106')},${write('2ff', 'c06')},{"type":"cr0","vcpu":0,"value":"0x80050033"}]}]}`,
];

const range = (name: string, start: string, end: string, kind: string): string =>
  `{"name":"${name}","start":"0x${start}","end":"0x${end}","kind":"${kind}"}`;

const DOCUMENT = [
  '"host":{"msrs":{"hostType":"WC","flags":["dma"]"cpu":{"maxPhysAddr":36,"mtrr":false,"selfSnoop":false},',
  '"pageAttributes":[{"start":"0x40000000","end":"0x50000000","patIndex":1}],{"name":"","start":"","end":"","kind":"mmio"}',
  '"policy":"bare-metal","policy":"xen","policy":"kvm-3.13","policy":"kvm-6.7","policy":"kvm-mtrr-v2",',
  '"policy":"kvm-mtrr-v4","policy":"kvm-virtio-rfc",',
  '"vm":{"noncoherentDma":1,"disabledQuirks":["KVM_X86_QUIRK_IGNORE_GUEST_PAT","KVM_X86_QUIRK_CD_NW_CLEARED"]},',
  '{"version":1,"name":"","notes":"","policy":"kvm-6.0","cpu":{"maxPhysAddr":40},"vm":{"noncoherentDma":1},"memory":[',
  [
    range('RAM below 640 KiB', '0', 'a0000', 'ram'),
    range('VGA window', 'a0000', 'c0000', 'emulated'),
    range('Option ROMs and BIOS shadow', 'c0000', '100000', 'ram'),
    range('RAM', '100000', '80000000', 'ram'),
    range('I/O APIC', 'fec00000', 'fec01000', 'emulated'),
    range('Local APIC', 'fee00000', 'fee01000', 'emulated'),
    range('Firmware flash', 'ffc00000', '100000000', 'ram'),
    range('RAM above 4 GiB', '100000000', '140000000', 'ram'),
  ].join(),
  '],"vcpus":[{"cr0":"0x80050033","msrs":{"0x200":"0x6","0x200":"0xc0000000","0x201":"0x3fffc0000800","0x202":"0x',
  '","0x203":"0x","0x204":"0x","0x205":"0x","0x206":"0x","0x207":"0x","0x208":"0x","0x209":"0x","0x20a":"0x',
  `",${FIXED.map((msr) => `"0x${msr}":"0x${usual(msr)}"`).join()},"0x277":"0x407050600070106",`,
  '"0x2ff":"0xc06"}}],"events":[{"type":"cr0","vcpu":0,"value":"0xc0050033"},{"type":"cr0","vcpu":0,"value":"0x80050033"}]}',
];

/** The dictionary, as deflate takes it. */
export const DICTIONARY: Uint8Array = strToU8(`${WORDS.join(' ')}${EVENTS.join(',')}${DOCUMENT.join('')}`);
