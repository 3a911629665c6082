/** The Hilbert map: the same space and selection as the lanes, by mouse, by keys and by link. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from './axe';
import { expect, goTo, open, settled, test } from './page';

const mapOf = (page: Page): Locator => page.getByRole('region', { name: 'Map' });
const plotOf = (page: Page): Locator => page.getByRole('application', { name: 'Hilbert map' });
const blocks = (page: Page): Locator => page.getByRole('navigation', { name: 'Blocks around what is shown' });
const present = (page: Page): Locator => blocks(page).locator('[aria-current]');
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Page', exact: true });

async function openHilbert(page: Page, hash = ''): Promise<void> {
  await open(page, hash);
  await page.getByRole('button', { name: 'Hilbert' }).click();
  await expect(plotOf(page)).toBeVisible();
}

test('blocks are walked and gone down into by keys, with the selection of the lanes', async ({ page }) => {
  await openHilbert(page);
  // 64 GiB of space, and memory up to the firmware's end at 4 GiB.
  await expect(present(page)).toHaveText('4 GiB');
  await plotOf(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel(page)).toContainText('0x0');
  await page.keyboard.press('ArrowDown');
  await expect(panel(page)).toContainText('0x3000_0000');
  await expect(mapOf(page).getByRole('status').filter({ hasText: /EPT/ })).toContainText(/0x10_0000 to/);
  await page.keyboard.press('Enter');
  await expect(present(page)).toHaveText('256 MiB at 0x3000_0000');
  await page.keyboard.press('Enter');
  await expect(present(page)).toHaveText('16 MiB at 0x3000_0000');
  await page.keyboard.press('Backspace');
  await expect(present(page)).toHaveText('256 MiB at 0x3000_0000');
  await page.keyboard.press('0');
  await expect(present(page)).toHaveText('64 GiB');

  await goTo(page, '0x40001000');
  await expect(panel(page)).toContainText('0x4000_1000');
  await page.getByRole('button', { name: 'Hilbert' }).click();
  await expect(page.getByRole('application', { name: 'Address map' })).toBeVisible();
  await expect(panel(page)).toContainText('0x4000_1000');
});

test('wheel, drag, double click and the way back up', async ({ page }) => {
  await openHilbert(page);
  const plot = plotOf(page);
  const box = await plot.boundingBox();
  if (!box) throw new Error('there is no plot');
  expect(Math.abs(box.width - box.height)).toBeLessThan(1);
  // The first eighth of 4 GiB lies in the upper left.
  await plot.dblclick({ position: { x: 10, y: 10 } });
  await expect(present(page)).toHaveText('256 MiB');
  await plot.hover({ position: { x: 5, y: 5 } });
  await expect(plot).toContainText(/Effective\s*WB/);
  for (let i = 0; i < 60; i++) await page.mouse.wheel(0, -240);
  await expect(present(page)).toHaveText(/^64 KiB/);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 8 });
  await page.mouse.up();
  await expect(present(page)).toHaveText(/^64 KiB at 0x[1-9]/);
  await blocks(page).getByRole('button', { name: '64 GiB', exact: true }).click();
  await expect(present(page)).toHaveText('64 GiB');
  await blocks(page).getByRole('button', { name: 'All memory' }).click();
  await expect(present(page)).toHaveText('4 GiB');
});

test('layer and block are in the link, and what is there is told in words', async ({ page }) => {
  await openHilbert(page);
  await page.getByRole('radio', { name: 'MTRR', exact: true }).check();
  const map = mapOf(page);
  await expect(map).toContainText(/0x0 to 0xffff_ffff: .*WC 256 MiB.*WB/);
  await expect(page).toHaveURL(/[?&]h=mtrr-0x0-20/);
  await page.reload();
  await settled(page);
  await expect(plotOf(page)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'MTRR', exact: true })).toBeChecked();
  await page.getByRole('radio', { name: 'Memory', exact: true }).check();
  await expect(map).toContainText(/Framebuffer BAR.* 256 MiB/);
  await page.getByRole('button', { name: 'Hilbert' }).click();
  await expect(page).not.toHaveURL(/[?&]h=/);
});

test('an MTRR that is dragged on the lanes is another square here', async ({ page }) => {
  await openHilbert(page);
  const pixels = (): Promise<number> =>
    plotOf(page).evaluate((host) => {
      const canvas = host.querySelector('canvas');
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer(0))).size;
    });
  await expect.poll(pixels).toBeGreaterThan(10);
  await page.getByRole('textbox', { name: 'Size of range 4' }).fill('1G');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(mapOf(page)).toContainText(/WC/);
});

for (const width of [390, 1440]) {
  test(`axe finds nothing on the Hilbert map, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openHilbert(page);
    await plotOf(page).focus();
    await page.keyboard.press('ArrowDown');
    await expectAccessible(page, 'Hilbert');
    await expectNoOverflow(page);
  });
}
