/** The map by keys: segments, the changes of one lane, and places by name. */
import type { Page } from '@playwright/test';
import { expect, open, settled, test } from './page';

const said = (page: Page) => page.getByRole('region', { name: 'Map' }).getByRole('status').last();
const place = (page: Page) => page.getByRole('region', { name: 'Page', exact: true });

test('shift and arrows walk the changes of the lane that up and down chose', async ({ page }) => {
  await open(page);
  await page.getByRole('application', { name: 'Address map' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(said(page)).toHaveText(/^MTRR: WB, 0x0 to 0x9_ffff, 640 KiB$/);
  await expect(page.locator('[data-walked]')).toHaveText('MTRR');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(said(page)).toHaveText(/^MTRR: UC, 0xa_0000 to 0xb_ffff/);
  await expect(place(page)).toContainText('0xa_0000');
  await page.keyboard.press('ArrowUp');
  await expect(said(page)).toHaveText(/^Variable: #0 WB, 0x0 to 0x3f4f_ffff/);
  // From the middle of a range, back is its own beginning.
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(said(page)).toHaveText(/^Variable: #0 WB, no change beyond$/);
  // The lane that was clicked is the one that is walked.
  await page.getByRole('application', { name: 'Address map' }).click({ position: { x: 30, y: 70 } });
  await expect(page.locator('[data-walked]')).toHaveText('Memory');
});

test('g goes to an address in every way that people write one', async ({ page }) => {
  await open(page);
  const cases = [
    ['0xfee00000', '0xfee0_0000'],
    ['3.5G', '0xe000_0000'],
    ['4G-4K', '0xffff_f000'],
    ['gfn:0xfee00', '0xfee0_0000'],
    ['lapic', '0xfee0_0000'],
    ['bios', '0xf_0000'],
    ['vga', '0xa_0000'],
  ] as const;
  for (const [typed, there] of cases) {
    await page.keyboard.press('g');
    await expect(page.getByRole('textbox', { name: 'Address' })).toBeFocused();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await settled(page);
    await expect(place(page)).toContainText(there);
  }
});
