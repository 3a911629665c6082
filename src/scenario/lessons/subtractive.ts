import { ACCEPTED, allMtrr, bare, END, GIB, MIB, range, SETUP_STAYS, writes } from './build';
import { OTHER, SDM } from './sources';
import type { Lesson } from './types';

const K64 = 64 * 1024;
const wb4 = { '0x2ff': '0x800', ...range(0, 'WB', 0, 4 * GIB, 36) };

export const subtractive: Lesson & { id: string } = {
  version: 1,
  id: 'subtractive',
  title: 'Cutting holes with UC',
  summary: 'Because UC wins, a few ranges can be subtracted from one large WB range.',
  steps: [
    {
      text: 'One range makes 4 GiB WB, but the top GiB is [[MMIO]].',
      scenario: bare(wb4, { name: '4 GiB of WB' }),
      view: { page: '0xc0000000' },
      task: {
        kind: 'goal',
        ask: 'Make 0xc000_0000 to 0xffff_ffff UC without touching range 0. Below it stays WB.',
        all: [
          allMtrr('0xc0000000', '0x100000000', 'UC'),
          allMtrr('0x0', '0xc0000000', 'WB'),
          { kind: 'kept', msrs: ['0x200', '0x201'] },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: ['Where two ranges overlap UC wins.', 'Add range 1: type UC, base 3G, size 1G.'],
      after: 'Two registers for 3 GiB, and one more for each further hole.',
      sources: [SDM.precedence],
      right: [
        writes(range(1, 'UC', 3 * GIB, GIB, 36)),
        writes({ ...range(1, 'UC', 3 * GIB, 512 * MIB, 36), ...range(2, 'UC', 3584 * MIB, 512 * MIB, 36) }),
      ],
      wrong: [
        writes(range(1, 'UC', 2 * GIB, 2 * GIB, 36)),
        writes(range(0, 'WB', 0, 2 * GIB, 36)),
        writes(range(1, 'WC', 3 * GIB, GIB, 36)),
      ],
    },
    {
      text: 'A board has 2 GiB of RAM; firmware keeps the top 64 MiB for graphics and 64 KiB below them. Adding up WB ranges takes 14 registers; this CPU has 8.',
      scenario: bare({ '0x2ff': '0x800' }, { name: '2 GiB − 64 MiB − 64 KiB' }),
      view: { window: { start: '0x70000000', end: '0x90000000' } },
      task: {
        kind: 'goal',
        ask: 'Make 0 to 0x7bfe_ffff WB and the rest UC, with at most three ranges.',
        all: [
          allMtrr('0x0', '0x7bff0000', 'WB'),
          allMtrr('0x7bff0000', END, 'UC'),
          { kind: 'ranges', atMost: 3 },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: ['Begin with 2 GiB of WB and subtract.', 'UC 64M at 0x7c00_0000, and UC 64K at 0x7bff_0000.'],
      after: 'Three registers in the place of fourteen, with the same map.',
      sources: [OTHER.coreboot, SDM.precedence],
      right: [
        writes({
          ...range(0, 'WB', 0, 2 * GIB, 36),
          ...range(1, 'UC', 0x7c000000, 64 * MIB, 36),
          ...range(2, 'UC', 0x7bff0000, K64, 36),
        }),
      ],
      wrong: [
        writes({ ...range(0, 'WB', 0, 2 * GIB, 36), ...range(1, 'UC', 0x7c000000, 64 * MIB, 36) }),
        writes({ ...range(0, 'WB', 0, 2 * GIB, 36), ...range(1, 'UC', 0x78000000, 128 * MIB, 36) }),
      ],
    },
    {
      text: 'Firmware of virtual machines goes one step further: it subtracts from the [[default type]].',
      scenario: bare({ '0x2ff': '0x0' }, { name: 'Nothing set yet' }),
      task: {
        kind: 'goal',
        ask: 'Make 3 GiB to 4 GiB UC and all else WB, with a single range.',
        all: [
          allMtrr('0x0', '0xc0000000', 'WB'),
          allMtrr('0xc0000000', '0x100000000', 'UC'),
          allMtrr('0x100000000', END, 'WB'),
          { kind: 'ranges', atMost: 1 },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'Let the default type be WB, and do not forget E.',
        'IA32_MTRR_DEF_TYPE 0x806, and UC 1G at 3G.',
      ],
      after: 'RAM of any size, also above 4 GiB, costs no register. SeaBIOS and OVMF do it this way.',
      sources: [SDM.defType, SDM.precedence],
      right: [writes({ ...range(0, 'UC', 3 * GIB, GIB, 36), '0x2ff': '0x806' })],
      wrong: [writes({ '0x2ff': '0x806' }), writes({ '0x2ff': '0x6', ...range(0, 'UC', 3 * GIB, GIB, 36) })],
    },
    {
      text: 'One range makes 4 GiB WB again. Now the framebuffer at 0xd000_0000, 256 MiB, is to be WC, and WC cannot be subtracted: WB with WC is undefined.',
      scenario: bare(wb4, { name: 'A framebuffer below 4 GiB' }),
      view: { page: '0xd0000000' },
      task: {
        kind: 'goal',
        ask: 'Make 0xd000_0000 to 0xdfff_ffff WC and all RAM below 3 GiB WB. The rest may be what you like.',
        all: [
          allMtrr('0xd0000000', '0xe0000000', 'WC'),
          allMtrr('0x0', '0xc0000000', 'WB'),
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'No WB range may reach the framebuffer.',
        'Shrink range 0 to 2G, add WB 1G at 2G, then WC 256M at 0xd000_0000.',
      ],
      after:
        'Three ranges for one framebuffer. With the PAT a page is WC without any range, and meets no overlap.',
      sources: [SDM.precedence],
      right: [
        writes({
          ...range(0, 'WB', 0, 2 * GIB, 36),
          ...range(1, 'WB', 2 * GIB, GIB, 36),
          ...range(2, 'WC', 0xd0000000, 256 * MIB, 36),
        }),
      ],
      wrong: [
        writes(range(1, 'WC', 0xd0000000, 256 * MIB, 36)),
        writes({ ...range(1, 'UC', 3 * GIB, GIB, 36), ...range(2, 'WC', 0xd0000000, 256 * MIB, 36) }),
      ],
    },
  ],
};
