/** The gallery: found by words, opened by keys, with the RAM and the address bits that one asks for. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, open, STILL, settled, test } from './page';

test.use(STILL);

const gallery = (page: Page) => page.getByRole('dialog', { name: 'Presets' });

async function openGallery(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('button', { name: 'Presets' }).click();
  await gallery(page).getByRole('listitem').first().waitFor();
}

test('a preset is found and opened by keys alone, and the work before it comes back', async ({ page }) => {
  await open(page);
  const name = page.getByRole('textbox', { name: 'Scenario name' });
  await name.fill('Mine');
  await name.press('Enter');
  await page.getByRole('button', { name: 'Presets' }).focus();
  await page.keyboard.press('Enter');
  await expect(gallery(page).getByRole('searchbox')).toBeFocused();
  await gallery(page).getByRole('listitem').first().waitFor();
  await page.keyboard.type('ovmf q35 4G amd');
  await expect(gallery(page).getByRole('status').first()).toContainText(/^\d of \d\d presets/);
  await page.keyboard.press('ArrowDown');
  const first = gallery(page).getByRole('listitem').first().getByRole('button').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(first).not.toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(gallery(page)).toBeHidden();
  await expect(name).toHaveValue(/OVMF/);
  await page.getByRole('button', { name: 'Presets' }).click();
  await gallery(page).getByRole('button', { name: 'Back to my scenario' }).click();
  await settled(page);
  await expect(name).toHaveValue('Mine');
});

test('RAM and address bits go through the formula of the source', async ({ page }) => {
  await openGallery(page);
  await gallery(page).getByRole('searchbox').fill('seabios i440fx 1 GiB');
  await gallery(page).getByRole('button', { name: 'Choose RAM, bits … of SeaBIOS on i440fx, 1 GiB' }).click();
  const ram = gallery(page).getByRole('combobox', { name: 'RAM' });
  await expect(ram).toBeFocused();
  await ram.fill('12 apples');
  await expect(gallery(page).getByRole('button', { name: 'Open' })).toBeDisabled();
  await expect(gallery(page)).toContainText('RAM is 128 MiB to 16 TiB');
  await ram.fill('128G');
  await gallery(page).getByRole('combobox', { name: 'Address bits' }).selectOption('36');
  await expect(gallery(page)).toContainText('at most 63 GiB of RAM');
  await ram.fill('3328M');
  await gallery(page).getByRole('combobox', { name: 'Address bits' }).selectOption('39');
  await gallery(page).getByRole('button', { name: 'Open' }).click();
  await settled(page);
  // 3.25 GiB: the base is no multiple of the size, so the mask has a hole.
  await expect(page.getByRole('region', { name: 'Guest' })).toContainText('mask with holes');
  await expect(page.getByRole('textbox', { name: 'Base of range 0' })).toHaveValue('0xd000_0000');
});

test('Escape leaves the choice first and the gallery second', async ({ page }) => {
  await openGallery(page);
  await gallery(page)
    .getByRole('button', { name: /^Choose RAM, bits/ })
    .first()
    .click();
  await expect(gallery(page).getByRole('button', { name: 'Open' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(gallery(page).getByRole('button', { name: 'Open' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(gallery(page)).toBeHidden();
});

test('each picture in view is drawn from its scenario', async ({ page }) => {
  await openGallery(page);
  await gallery(page).getByRole('searchbox').fill('rule');
  const undefinedCard = gallery(page).getByRole('listitem').filter({ hasText: 'WC over WB' });
  await expect(undefinedCard.locator('canvas')).toHaveAttribute('aria-label', /by MTRR UC WB undefined/);
  await expect(undefinedCard.locator('canvas')).toHaveAttribute('data-drawn', /\d/);
});

test('shelves filter, and nothing found says what to try', async ({ page }) => {
  await openGallery(page);
  await gallery(page)
    .getByRole('button', { name: /^Boot timelines/ })
    .click();
  await expect(gallery(page).getByRole('listitem')).toHaveCount(4);
  await gallery(page).getByRole('searchbox').fill('pancake');
  await expect(gallery(page)).toContainText('Try fewer words');
});

test('axe finds nothing in the gallery, with its parameters open', async ({ page }) => {
  await openGallery(page);
  await gallery(page)
    .getByRole('button', { name: /^Choose RAM, bits/ })
    .first()
    .click();
  await expectAccessible(page, 'gallery', 'dialog');
});
