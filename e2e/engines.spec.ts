/** What every engine must do alike: by keys and clicks alone, since not every driver can put text into a field. */
import { expect, open, settled, test } from './page';

test('a toggle zaps, a page is explained, and a link opens the same', async ({ page, browser }) => {
  await open(page);
  const map = page.getByRole('region', { name: 'Map' });
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  await expect(map).toHaveAttribute('data-zapped-ranges', /^[1-9]/);

  await page.locator('body').press('g');
  const goTo = page.getByRole('dialog', { name: /address/i });
  await expect(goTo.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('0x3f500000');
  await page.keyboard.press('Enter');
  await settled(page);
  const panel = page.getByRole('region', { name: 'Page', exact: true });
  await expect(panel).toContainText(/0x3f50_?0000/);

  // The address follows after a moment.
  await expect(page).toHaveURL(/#\/s\/\d+\..*[?&]p=/);
  const address = page.url();
  const other = await browser.newPage();
  await other.goto(address);
  await settled(other);
  await expect(other.getByRole('switch', { name: /^CD\b/ })).toBeChecked();
  await expect(other.getByRole('region', { name: 'Page', exact: true })).toContainText(/0x3f50_?0000/);
  await other.close();
});

test('a value that the CPU would refuse is refused where it was typed', async ({ page }) => {
  await open(page);
  const base = page.getByRole('textbox', { name: 'Base of range 1' });
  const before = await base.inputValue();
  await base.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('0x1000000000');
  await page.keyboard.press('Enter');
  await expect(base).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Escape');
  await expect(base).toHaveValue(before);
});
