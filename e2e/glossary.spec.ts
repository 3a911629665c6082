/** The glossary in place: a card on hover, on focus and on a tap, with its source. */
import { expectAccessible } from './axe';
import { expect, goTo, open, STILL, test } from './page';

test.use(STILL);

test('a term in a heading shows its card on hover, and it goes with the pointer', async ({ page }) => {
  await open(page);
  const guest = page.getByRole('region', { name: 'Guest' });
  await guest.getByRole('button', { name: 'PAT', exact: true }).hover();
  const card = page.getByRole('tooltip');
  await expect(card).toContainText('Page Attribute Table');
  await expect(card).toContainText('SDM vol. 3');
  await expect(card).toBeInViewport({ ratio: 1 });
  await page.getByRole('application', { name: 'Address map' }).hover();
  await expect(card).toBeHidden();
});

test('by keyboard it comes with the focus and Escape closes it', async ({ page }) => {
  await open(page);
  // Terms are marked when their part of the page has come: the last of them stands before the map.
  await expect(page.getByRole('button', { name: 'Largest', exact: true })).toBeVisible();
  await page.getByRole('application', { name: 'Address map' }).focus();
  await page.keyboard.press('Shift+Tab');
  const card = page.getByRole('tooltip');
  await expect(card).toBeVisible();
  await expect(page.locator(':focus')).toHaveAccessibleDescription(/leaf|type|zap/);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await page.keyboard.press('Shift+Tab');
  await expect(card).toHaveCount(1);
});

test('the reasons have their terms marked, each once, and nothing is lost of the text', async ({ page }) => {
  await open(page);
  await goTo(page, '0x3f500000');
  const panel = page.getByRole('region', { name: 'Page' });
  await expect(panel).toContainText('The SDM says UC');
  const term = panel.getByRole('button', { name: 'UC', exact: true }).first();
  await term.click();
  await expect(page.getByRole('tooltip')).toContainText('Strong uncacheable');
  // The whole page has its own test: here it is the marked panel and the card in it.
  await expectAccessible(page, 'glossary', '[aria-label="Page"]');
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test('a tap shows the card inside of the screen', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'Effective', exact: true }).tap();
    const card = page.getByRole('tooltip');
    await expect(card).toContainText('What an access gets');
    await expect(card).toBeInViewport({ ratio: 1 });
    await page.getByRole('application', { name: 'Address map' }).tap();
    await expect(card).toBeHidden();
  });
});
