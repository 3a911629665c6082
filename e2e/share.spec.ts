/** Links that are passed on, and links that arrive. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, open, settled, test } from './page';

const name = (page: Page) => page.getByRole('textbox', { name: 'Scenario name' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const link = (page: Page) => dialog(page).getByRole('textbox', { name: 'Link' });
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

test('the dialog says what the link holds and how long it is, and every kind of link opens', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#/p/boot-seabios?e=2&p=0xa0000');
  await expect(name(page)).toHaveValue('SeaBIOS boots, then Linux');
  await expect(page).toHaveURL(/#\/p\/boot-seabios\?e=2&p=0xa0000$/);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(dialog(page)).toContainText('8 memory ranges, 5 events, notes');
  await expect(dialog(page)).toContainText('the moment after event 2 of 5, the page 0xa_0000');
  const links: string[] = [];
  for (const kind of ['Whole scenario', 'Short, to the preset', 'Readable']) {
    await dialog(page).getByRole('radio', { name: kind }).check();
    links.push(await link(page).inputValue());
  }
  expect(links[0]?.length).toBeLessThan(600);
  expect(links[1]).toContain('#/p/boot-seabios?e=2');
  expect(links[2]).toContain('SeaBIOS%20boots');
  await expect(dialog(page)).toContainText('Too long for a line of IRC (512)');
  await dialog(page).getByRole('button', { name: 'QR code' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('too long for a QR code');
  await dialog(page).getByRole('radio', { name: 'Whole scenario' }).check();
  await expect(dialog(page).getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expectAccessible(page, 'share', 'dialog');

  await dialog(page).getByRole('button', { name: 'iframe' }).click();
  const frame = await page.evaluate(() => navigator.clipboard.readText());
  expect(frame).toContain('?embed=1#/s/');
  await dialog(page).getByRole('checkbox', { name: 'With the view' }).uncheck();
  await dialog(page).getByRole('checkbox', { name: 'With the notes' }).uncheck();
  expect((await link(page).inputValue()).length).toBeLessThan(links[0]?.length ?? 0);

  for (const href of links) {
    const other = await context.newPage();
    await other.goto(href);
    await settled(other);
    await expect(name(other)).toHaveValue('SeaBIOS boots, then Linux');
    await expect(other.getByRole('region', { name: 'Page' })).toContainText('0xa_0000');
    await other.close();
  }
});

test('a hand-made link opens, and a bad one costs nothing', async ({ page }) => {
  await open(page, '#/s/1.{"version":1,"policy":"xen","name":"By hand"}');
  await expect(name(page)).toHaveValue('By hand');
  // A CPU at reset has CD=1, so this clears it.
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  for (const [hash, why] of [
    ['#/s/99.abc', 'made by a newer version'],
    ['#/s/2.!!', 'does not belong in a link'],
    ['#/s/1.{"version":1,"policy":"xen","x":"<img src=x onerror=alert(1)>"}', 'x: unknown key'],
    ['#/p/never-there', 'there is no preset "never-there"'],
  ] as const) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await expect(notices(page)).toContainText(why);
    await expect(name(page)).toHaveValue('By hand');
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(hash);
  }
  await expect(page.getByRole('switch', { name: /^CD\b/ })).not.toBeChecked();
});
