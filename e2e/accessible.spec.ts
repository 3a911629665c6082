/** axe on every screen and in every dialog: light, dark, and in the system's own colours. */
import { openCommands } from '../src/ui/commands/open';
import { isAtOnce, KINDS } from '../src/ui/events/kinds';
import { words } from '../src/ui/words';
import { expectAccessible, expectNoOverflow } from './axe';
import { command } from './keyboard';
import { expect, open, settled, test } from './page';

const DIALOGS = [
  ...openCommands.filter(({ id }) => id !== 'palette').map(({ title }) => title),
  ...KINDS.filter((kind) => !isAtOnce(kind)).map((kind) => words.add.items[kind].name),
];

/** A share of them in each test, so that two browsers have both something to do. */
const SHARE = 8;
for (let from = 0; from < DIALOGS.length; from += SHARE) {
  const share = DIALOGS.slice(from, from + SHARE);
  test(`axe finds nothing in any dialog, ${share[0]} to ${share.at(-1)}`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    await page.keyboard.press('c');
    for (const title of share) {
      await command(page, title);
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
      await settled(page);
      await expectAccessible(page, title, 'dialog[open]');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });
}

test('axe finds nothing on any screen, wide', async ({ page }) => {
  test.setTimeout(90_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await expectAccessible(page, 'at the start');
  await page.keyboard.press('c');
  await command(page, '0x40000000');
  await settled(page);
  await page.getByRole('application', { name: 'Address map' }).focus();
  await expectAccessible(page, 'after an event, with a page');
  await page.getByRole('slider', { name: 'End of range 0' }).focus();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('grid').getByRole('row').nth(3).click();
  await page.getByRole('button', { name: 'Lanes', exact: true }).click();
  await expectAccessible(page, 'table and lanes');
  await expectNoOverflow(page);
});

test('axe finds nothing on any screen, narrow', async ({ page }) => {
  test.setTimeout(90_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  for (const tab of ['Map', 'Guest', 'Page', 'Timeline']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectAccessible(page, tab);
    await expectNoOverflow(page);
  }
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('button', { name: 'Lanes', exact: true }).click();
  await expectAccessible(page, 'table and lanes');
  await expectNoOverflow(page);
});
