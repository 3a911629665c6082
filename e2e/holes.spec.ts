/** A mask with holes that stands for 2^30 pieces, and the lanes that wait in the menu. */
import type { Locator, Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/link';
import type { Scenario } from '../src/scenario/types';
import { expect, goTo, open, settled, test } from './page';

const mapOf = (page: Page): Locator => page.getByRole('region', { name: 'Map' });
const plotOf = (page: Page): Locator => page.getByRole('application', { name: 'Address map' });

/**
 * The mask cares about the lowest page bit and the nine highest: the thirty bits between are holes, so that every
 * other page of the 8 TiB from 2^51 on is UC, in 2^30 pieces of one page.
 */
const HOLEY: Scenario = {
  version: 1,
  policy: 'bare-metal',
  cpu: { maxPhysAddr: 52 },
  vcpus: [
    { cr0: '0x80000011', msrs: { '0x2ff': '0x806', '0x200': '0x8000000000000', '0x201': '0xff80000001800' } },
  ],
};
test('a mask that stands for 2^30 pieces is drawn, moved and zoomed, and says what is not drawn', async ({
  page,
}) => {
  await open(page, encodeLink(HOLEY, {}));
  const map = mapOf(page);
  const plot = plotOf(page);
  await expect(map).toHaveAttribute('data-unlisted', String(2 ** 30 - 4096));
  await plot.focus();
  for (const key of ['+', '+', '+', 'PageDown', 'PageDown', '-', '0']) {
    const before = (await map.getAttribute('data-window')) ?? '';
    await page.keyboard.press(key);
    await expect(map).not.toHaveAttribute('data-window', before);
    await settled(page);
  }
  await page.mouse.move(0, 0);
  const box = await plot.boundingBox();
  if (!box) throw new Error('there is no plot');
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  for (let i = 0; i < 40; i++) await page.mouse.wheel(0, -240);
  await expect(map).toHaveAttribute('data-window', /-16$/);
  await settled(page);
  // The eight in the window are listed, and all others counted: none is forgotten.
  await expect(map).toHaveAttribute('data-unlisted', String(2 ** 30 - 8));

  const why = page.getByRole('region', { name: 'Page', exact: true });
  for (const [address, type] of [
    ['0x8_0123_4568_0000', 'UC'],
    ['0x8_0123_4568_1000', 'WB'],
  ] as const) {
    await goTo(page, address);
    await expect(why).toContainText(address);
    await plot.focus();
    await page.keyboard.press('Enter');
    await expect(map.getByRole('status').last()).toContainText(`MTRR ${type}`);
  }
});

test('the fixed ranges and what was needless have lanes of their own, which a link keeps', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'Lanes', exact: true }).click();
  const menu = page.getByRole('group', { name: 'Lanes' });
  await menu.getByRole('checkbox', { name: 'Fixed' }).check();
  await menu.getByRole('checkbox', { name: 'Needless' }).check();
  const lanes = 'memory variable fixed mtrr ept effective zapped needless stale largest';
  await expect(mapOf(page)).toHaveAttribute('data-lanes', lanes);
  await expect(page).toHaveURL(new RegExp(`l=${lanes.replaceAll(' ', ',')}`));
  await page.reload();
  await settled(page);
  await expect(mapOf(page)).toHaveAttribute('data-lanes', lanes);
  const plot = plotOf(page);
  await plot.hover({ position: { x: 20, y: 100 } });
  await expect(plot).toContainText(/Fixed\s*WB by number \d/);
});
