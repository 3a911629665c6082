/** The questions that people asked, by number, with the presets that show the answer and what holds in them. */
import type { Values } from '../../store/state';
import type { QuestionId } from '../words/questions';

/** What a page has in a preset, under a policy: each is one click, and each is held against the resolver. */
export interface Claim {
  readonly preset: string;
  readonly policy: string;
  /** Address in bytes. */
  readonly at: number;
  /** Point in time; the last one where nothing is said. */
  readonly cursor?: number;
  readonly values?: Values;
  /** What is shown: the type by MTRR, of the leaf, or of an access. */
  readonly what: 'mtrr' | 'ept' | 'effective';
  readonly type: 'UC' | 'WC' | 'WT' | 'WP' | 'WB';
  /** Of the leaf. */
  readonly ipat?: boolean;
}

type Show = 'mtrr' | 'ept' | 'effective';

const claim = (
  preset: string,
  policy: string,
  at: number,
  what: Show,
  type: Claim['type'],
  more: Pick<Claim, 'cursor' | 'values' | 'ipat'> = {},
): Claim => ({ preset, policy, at, what, type, ...more });

const RAM = 0x200000;
const HIGH = 0x380000000000;
const FRAMEBUFFER = 0xfd000000;

/** None where a view answers and no number does: the answer's own words say which. */
export const CLAIMS: Readonly<Record<QuestionId, readonly Claim[]>> = {
  1: [
    claim('ovmf-sec-202311', 'kvm-4.4', RAM, 'ept', 'UC'),
    claim('seabios-q35-46', 'kvm-4.4', RAM, 'ept', 'WB'),
    claim('ovmf-sec-202311', 'kvm-6.16', RAM, 'ept', 'WB'),
  ],
  2: [
    claim('ovmf-sec-2022', 'kvm-6.0', RAM, 'ept', 'WB', { ipat: true }),
    claim('ovmf-sec-202311', 'kvm-6.0', RAM, 'ept', 'UC'),
    claim('ovmf-sec-202408', 'kvm-6.0', RAM, 'ept', 'WB'),
  ],
  3: [
    claim('story-no-mtrrs', 'kvm-6.0', RAM, 'ept', 'WB', { cursor: 0, ipat: true }),
    claim('story-no-mtrrs', 'kvm-6.0', RAM, 'ept', 'UC', { cursor: 1 }),
    claim('crosvm', 'kvm-6.0', RAM, 'mtrr', 'WB'),
  ],
  4: [claim('cloud-hypervisor-pvh', 'kvm-6.0', RAM, 'ept', 'WB')],
  5: [claim('linux-qboot', 'kvm-6.0', RAM, 'ept', 'UC'), claim('linux-qboot', 'kvm-6.11', RAM, 'ept', 'WB')],
  6: [
    claim('firecracker-pre-1.14', 'bare-metal', 0x100000000, 'mtrr', 'UC'),
    claim('firecracker-1.14', 'bare-metal', 0x100000000, 'mtrr', 'WB'),
  ],
  7: [claim('rule-mtrrs-off', 'bare-metal', RAM, 'mtrr', 'UC')],
  8: [
    claim('story-hostmem-bar', 'kvm-6.11-rc', HIGH, 'mtrr', 'UC'),
    claim('story-hostmem-bar', 'kvm-6.11-rc', HIGH, 'effective', 'UC'),
    claim('story-hostmem-bar', 'kvm-6.11', HIGH, 'effective', 'WB'),
  ],
  9: [
    claim('story-ivshmem', 'bare-metal', 0xdf000000, 'mtrr', 'UC'),
    claim('story-ivshmem', 'acrn', 0xdf000000, 'ept', 'WB', { ipat: false }),
    claim('story-ivshmem', 'acrn', 0xdf000000, 'effective', 'UC'),
  ],
  10: [
    claim('story-bochs-vga', 'kvm-6.7', FRAMEBUFFER, 'effective', 'WB'),
    claim('story-bochs-vga', 'kvm-6.11-rc', FRAMEBUFFER, 'effective', 'UC'),
    claim('story-bochs-vga', 'kvm-6.11', FRAMEBUFFER, 'effective', 'WB'),
  ],
  11: [
    claim('story-bochs-vga', 'kvm-6.16', FRAMEBUFFER, 'ept', 'WB', { cursor: 0, ipat: true }),
    claim('story-bochs-vga', 'kvm-6.16', FRAMEBUFFER, 'ept', 'WB', { cursor: 1, ipat: false }),
  ],
  12: [
    claim('story-console-vga', 'kvm-6.16', 0xa0000, 'ept', 'WB', { cursor: 0, ipat: true }),
    claim('story-console-vga', 'kvm-6.16', 0xa0000, 'ept', 'WB', { cursor: 1, ipat: false }),
  ],
  13: [claim('cloud-hypervisor-pvh', 'bare-metal', 0xfee00000, 'mtrr', 'WB')],
  14: [
    claim('linux-ovmf-q35', 'bare-metal', FRAMEBUFFER, 'mtrr', 'UC'),
    claim('linux-ovmf-q35', 'bare-metal', FRAMEBUFFER, 'effective', 'WC'),
  ],
  15: [claim('story-wc-under-uc', 'bare-metal', 0xf8000000, 'mtrr', 'UC')],
  16: [
    claim('ovmf-q35-4G-amd40', 'bare-metal', 0x40100000, 'mtrr', 'WB', { values: { ram: 1025 * 2 ** 20 } }),
    claim('ovmf-q35-4G-amd40', 'bare-metal', 0x80000000, 'mtrr', 'UC', { values: { ram: 1025 * 2 ** 20 } }),
  ],
  17: [claim('vcpu-inconsistent', 'kvm-6.0', RAM, 'ept', 'WB')],
  18: [claim('vcpu-inconsistent', 'bare-metal', RAM, 'mtrr', 'WB')],
  19: [],
  20: [
    claim('ovmf-q35-46', 'bare-metal', HIGH, 'mtrr', 'UC'),
    claim('ovmf-q35-46', 'bare-metal', 0x300000000000, 'mtrr', 'WB'),
    claim('ovmf-q35-46-quarter', 'bare-metal', 0x300000000000, 'mtrr', 'UC'),
  ],
  21: [
    claim('story-blue-pill', 'identity-map', 0xa0000, 'ept', 'UC'),
    claim('story-blue-pill', 'identity-map-no-fixed', 0xa0000, 'ept', 'WB'),
    claim('story-blue-pill', 'identity-map-last-match', 0x80000000, 'ept', 'WB'),
  ],
  22: [],
  23: [claim('ovmf-q35-46', 'bare-metal', HIGH, 'mtrr', 'UC')],
  24: [claim('x86-reset', 'bare-metal', RAM, 'mtrr', 'UC')],
  25: [
    claim('story-lost-in-migration', 'kvm-6.0', RAM, 'ept', 'WB', { cursor: 0 }),
    claim('story-lost-in-migration', 'kvm-6.0', RAM, 'ept', 'UC', { cursor: 1 }),
  ],
  26: [
    claim('xen-hvm', 'xen', 0xfb000000, 'mtrr', 'UC'),
    claim('xen-hvm-bar-wb', 'xen', 0xfb000000, 'mtrr', 'WB'),
  ],
  27: [claim('linux-coco-sw-mtrr', 'bare-metal', 0xfed40000, 'mtrr', 'UC')],
  28: [],
  29: [claim('story-cd-at-boot', 'kvm-mtrr-v4', RAM, 'ept', 'WB')],
  30: [claim('seabios-q35-46', 'bare-metal', RAM, 'mtrr', 'WB')],
  31: [claim('linux-qboot', 'bare-metal', RAM, 'effective', 'UC')],
};

/** The lesson that teaches what the answer rests on, by its id. */
export const LESSON_FOR: Readonly<Partial<Record<QuestionId, string>>> = {
  1: 'enable-bits',
  2: 'cr0-cd',
  3: 'noncoherent-dma',
  4: 'default-type',
  5: 'enable-bits',
  6: 'default-type',
  8: 'mtrr-pat',
  9: 'ept-ipat',
  10: 'quirks',
  11: 'quirks',
  12: 'ept-ipat',
  14: 'mtrr-pat',
  15: 'overlap',
  16: 'power-of-two',
  17: 'mp-update',
  18: 'mp-update',
  19: 'mp-update',
  21: 'fixed-over-variable',
  22: 'ept-ipat',
  29: 'zaps',
  30: 'default-type',
  31: 'pat-entries',
};
