/** Paste a dump of a real machine, see its map, flip CR0.CD, see what is zapped, click a page, read why, copy a link. */
import { readFileSync } from 'node:fs';
import { expect, goTo, open, settled, test } from './page';

const dump = readFileSync(
  new URL('../src/formats/fixtures/linux-dmesg/08-alienware-m11x-wp-var.txt', import.meta.url),
  'utf8',
);

test('from a real dump to a zap on the map, and a link that opens the same in another browser', async ({
  page,
  browser,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: /import/i });
  await dialog.getByRole('textbox').fill(dump);
  await expect(dialog).toContainText(/dmesg/i);
  await dialog.getByRole('button', { name: /use this/i }).click();
  await settled(page);

  const guest = page.getByRole('region', { name: 'Guest' });
  await expect(guest.getByRole('textbox', { name: 'Base of range 5' })).toHaveValue(/9c00_?0000/);

  const map = page.getByRole('region', { name: 'Map' });
  await guest.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  await expect(map).toHaveAttribute('data-zapped-ranges', /^[1-9]/);
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('kvm_post_set_cr0');

  await goTo(page, '0x40000000');
  const panel = page.getByRole('region', { name: 'Page' });
  await expect(panel).toContainText('0x4000_0000');
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  await expect(panel).toContainText(/vmx_get_mt_mask/);

  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page
    .getByRole('dialog', { name: /share/i })
    .getByRole('textbox', { name: /link/i })
    .inputValue();
  expect(link).toMatch(/#\/s\/\d\./);

  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await other.goto(link);
  await settled(other);
  await expect(other.getByRole('region', { name: 'Page' })).toContainText('0x4000_0000');
  await expect(other.getByRole('region', { name: 'Timeline' })).toContainText('kvm_post_set_cr0');
  await expect(other.getByRole('switch', { name: /^CD\b/ })).toBeChecked();
  await fresh.close();
});

test('a bad link is a clear message, and the present work stays', async ({ page }) => {
  await open(page);
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  await page.evaluate(() => {
    location.hash = '#/s/1.not-a-link';
  });
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByRole('switch', { name: /^CD\b/ })).toBeChecked();
});

test('a value that the CPU would refuse is refused where it was typed', async ({ page }) => {
  await open(page);
  const base = page.getByRole('textbox', { name: 'Base of range 1' });
  const before = await base.inputValue();
  await base.fill('0x1000000000');
  await base.press('Enter');
  await expect(base).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/MAXPHYADDR/).first()).toBeVisible();
  await base.press('Escape');
  await expect(base).toHaveValue(before);
});

test('a reload keeps the work', async ({ page }) => {
  await open(page);
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  await page.waitForTimeout(500);
  await page.reload();
  await settled(page);
  await expect(page.getByRole('switch', { name: /^CD\b/ })).toBeChecked();
  await page.keyboard.press('Control+z');
});
