/** The first walk by keys alone: nothing here points, clicks or fills. */
import { readFileSync } from 'node:fs';
import { command, tabTo } from './keyboard';
import { expect, open, settled, test } from './page';

const dump = readFileSync(
  new URL('../src/formats/fixtures/linux-dmesg/08-alienware-m11x-wp-var.txt', import.meta.url),
  'utf8',
);

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('paste a dump, see its map, flip CD, see the zaps, read why of a page, and send a link, by keys alone', async ({
  page,
  browser,
}) => {
  test.slow();
  await open(page);
  // As it would be copied in a terminal.
  await page.evaluate((text) => navigator.clipboard.writeText(text), dump);
  await command(page, 'import');
  const dialog = page.getByRole('dialog', { name: /import/i });
  await expect(dialog.getByRole('textbox', { name: 'Dump' })).toBeFocused();
  await page.keyboard.press('Control+v');
  await expect(dialog).toContainText('kernel log (dmesg)');
  const use = dialog.getByRole('button', { name: 'Use this' });
  await expect(use).toBeEnabled();
  await tabTo(page, use);
  await page.keyboard.press('Enter');
  await settled(page);
  const guest = page.getByRole('region', { name: 'Guest' });
  await expect(guest.getByRole('textbox', { name: 'Base of range 5' })).toHaveValue(/9c00_?0000/);

  const cd = guest.getByRole('switch', { name: 'CD', exact: true });
  await tabTo(page, cd);
  await page.keyboard.press('Space');
  await settled(page);
  await expect(cd).toBeChecked();
  const map = page.getByRole('region', { name: 'Map' });
  await expect(map).toHaveAttribute('data-zapped-ranges', /^[1-9]/);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByRole('status')).toHaveText(/^CD=1: \d+ zap calls?, zapped \d+ ranges?, /);

  // On the lanes: to the first segment, and on.
  await tabTo(page, page.getByRole('application', { name: 'Address map' }));
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await settled(page);
  const panel = page.getByRole('region', { name: 'Page', exact: true });
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  await page.keyboard.press('g');
  await expect(page.getByRole('textbox', { name: 'Address' })).toBeFocused();
  await page.keyboard.type('1G');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(panel).toContainText('0x4000_0000');
  await expect(panel).toContainText('vmx_get_mt_mask');

  await command(page, 'share');
  const copy = page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Copy link' });
  await expect(copy).toBeVisible();
  await tabTo(page, copy);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Share' }).getByRole('status').first()).toHaveText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await other.goto(link);
  await settled(other);
  await expect(other.getByRole('region', { name: 'Page', exact: true })).toContainText('0x4000_0000');
  await other.keyboard.press('[');
  await settled(other);
  await expect(other.getByRole('switch', { name: 'CD', exact: true })).not.toBeChecked();
  await other.keyboard.press(']');
  await settled(other);
  await expect(other.getByRole('region', { name: 'Timeline' })).toContainText('kvm_post_set_cr0');
  await fresh.close();
});

test('a range is moved by its handle, its field and its mask, by keys alone, and what cannot be says why', async ({
  page,
}) => {
  await open(page);
  const end = page.getByRole('slider', { name: 'End of range 4' });
  await tabTo(page, end, 120);
  const note = page.locator('[data-map="handles"] p');
  await expect(note).toHaveText([/256 MiB$/, 'next size is 512 MiB']);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await settled(page);
  await expect(note).toHaveText([/1 GiB$/, 'next size is 2 GiB: base must be aligned to it']);
  // There is nothing further: it stays, and the reason stands there.
  await page.keyboard.press('ArrowRight');
  await settled(page);
  await expect(note).toHaveText([/1 GiB$/, /base must be aligned to it/]);

  const size = page.getByRole('textbox', { name: 'Size of range 4' });
  await expect(size).toHaveValue('1 GiB');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await settled(page);
  await expect(size).toHaveValue('256 MiB');
  // Round to the Guest panel, which is before the map.
  await tabTo(page, size, 200);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('300M');
  await page.keyboard.press('Enter');
  await expect(size).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/300 MiB is no power of two/)).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('0x20000000');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(size).toHaveValue('512 MiB');
});
