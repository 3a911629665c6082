/** What each part of the screen promises, in the words of its own labels. */
import { expect, open, settled, test } from './page';

const zapped = /^[1-9]/;

test('a changed MTRR is an event that zaps its range and lists the call', async ({ page }) => {
  await open(page);
  const size = page.getByRole('textbox', { name: 'Size of range 4' });
  await size.fill('128M');
  await size.press('Enter');
  await settled(page);
  await expect(page.getByRole('region', { name: 'Map' })).toHaveAttribute('data-zapped-ranges', zapped);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline).toContainText('update_mtrr');
  await expect(timeline).toContainText('128 MiB');
});

test('a DMA user that goes zaps nothing under 6.0 and everything under 6.7', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Remove DMA user' }).click();
  await settled(page);
  const map = page.getByRole('region', { name: 'Map' });
  await expect(map).toHaveAttribute('data-zapped-ranges', '0');
  await expect(map).toHaveAttribute('data-stale-ranges', zapped);
  await page.getByRole('combobox', { name: 'Policy' }).selectOption('kvm-6.7');
  await settled(page);
  await expect(map).toHaveAttribute('data-zapped-ranges', zapped);
  await expect(map).toHaveAttribute('data-stale-ranges', '0');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
    'kvm_arch_unregister_noncoherent_dma',
  );
});

test('the SDM and KVM 6.1 answer differently under a UC hole, and the page says why', async ({ page }) => {
  await open(page);
  await page.keyboard.press('g');
  await page.getByRole('textbox', { name: 'Address' }).fill('0x3f500000');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'Page' });
  await expect(panel).toContainText('The SDM says UC');
  await page.getByRole('combobox', { name: 'Policy' }).selectOption('bare-metal');
  await settled(page);
  await expect(panel).not.toContainText('The SDM says UC');
  await expect(panel).toContainText('UC');
});

test('segments are walked, and time is scrubbed, by keys alone', async ({ page }) => {
  await open(page);
  await page.getByRole('application', { name: 'Address map' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const panel = page.getByRole('region', { name: 'Page' });
  await expect(panel).toContainText('GPA');
  await page.getByRole('switch', { name: /^CD\b/ }).focus();
  await page.keyboard.press('Space');
  await settled(page);
  await page.keyboard.press('[');
  await settled(page);
  await expect(page.getByRole('switch', { name: /^CD\b/ })).not.toBeChecked();
  await page.keyboard.press(']');
  await settled(page);
  await expect(page.getByRole('switch', { name: /^CD\b/ })).toBeChecked();
  await page.keyboard.press('Control+z');
  await settled(page);
  await expect(page.getByRole('switch', { name: /^CD\b/ })).not.toBeChecked();
});

test('the map zooms down to single pages', async ({ page }) => {
  await open(page);
  await page.keyboard.press('g');
  await page.getByRole('textbox', { name: 'Address' }).fill('0x3f500000');
  await page.keyboard.press('Enter');
  const map = page.getByRole('region', { name: 'Map' });
  await page.getByRole('application', { name: 'Address map' }).focus();
  for (let i = 0; i < 60; i++) await page.keyboard.press('+');
  await expect(map).toHaveAttribute('data-window', /-16$/);
  await page.keyboard.press('0');
  await expect(map).toHaveAttribute('data-window', '0-16777216');
});

test('a dump is shown before anything is replaced, with the lines that were not understood', async ({
  page,
}) => {
  await open(page);
  const name = page.getByRole('textbox', { name: 'Scenario name' });
  const before = await name.inputValue();
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a dump' });
  await dialog
    .getByRole('textbox', { name: 'Dump' })
    .fill(
      'reg00: base=0x000000000 (    0MB), size= 2048MB, count=1: write-back\nreg01: base=0x0c0000000 ( 3072MB), si\n',
    );
  await expect(dialog).toContainText('/proc/mtrr');
  await expect(dialog).toContainText('si');
  await expect(dialog).toContainText(/line 2|2:|\b2\b/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue(before);
});

for (const shelf of ['Guests', 'Boot timelines', 'Real machines', 'Stories', 'Examples of the manuals']) {
  test(`each preset opens with one click: ${shelf}`, async ({ page }) => {
    await open(page);
    const dialog = page.getByRole('dialog', { name: 'Presets' });
    const list = dialog.getByRole('region', { name: shelf }).getByRole('listitem');
    await page.getByRole('button', { name: 'Presets' }).click();
    await list.first().waitFor();
    await expect(list.nth(3)).toBeAttached();
    // The first button of a card opens it; another one, where there is one, asks for its parameters.
    const titles = await list.evaluateAll((cards) =>
      cards.map((card) => card.querySelector('button')?.getAttribute('aria-label') ?? ''),
    );
    await page.keyboard.press('Escape');
    const some = titles.filter((_, i) => i % Math.ceil(titles.length / 4) === 0);
    expect(some.length).toBeGreaterThanOrEqual(3);
    for (const title of some) {
      await page.getByRole('button', { name: 'Presets' }).click();
      await dialog.getByRole('button', { name: title, exact: true }).click();
      await settled(page);
      await expect(page.getByRole('region', { name: 'Map' })).toHaveAttribute('data-ready', 'true');
    }
  });
}
