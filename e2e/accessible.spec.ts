/** axe on every screen and in every dialog: light, dark, and in the system's own colours. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openCommands } from '../src/ui/commands/open';
import { isAtOnce, KINDS } from '../src/ui/events/kinds';
import { words } from '../src/ui/words';
import { command } from './keyboard';
import { expect, open, settled, test } from './page';

const SCHEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

const DIALOGS = [
  ...openCommands.filter(({ id }) => id !== 'palette').map(({ title }) => title),
  ...KINDS.filter((kind) => !isAtOnce(kind)).map((kind) => words.add.items[kind].name),
];

/** `within`: the part that is looked at, where the rest was looked at before. */
async function check(page: Page, what: string, within = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  const found = violations.map(({ id, nodes }) => [
    id,
    nodes.map((node) => [node.html, node.failureSummary]),
  ]);
  expect([what, found]).toEqual([what, []]);
}

for (const scheme of SCHEMES) {
  const name = `${scheme.colorScheme}${scheme.forcedColors === 'active' ? ', forced colours' : ''}`;

  test(`axe finds nothing in any dialog, ${name}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ ...scheme, reducedMotion: 'reduce' });
    await open(page);
    await page.keyboard.press('c');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command, address or preset' })).toBeFocused();
    await check(page, 'palette');
    await page.keyboard.press('Escape');
    for (const title of DIALOGS) {
      await command(page, title);
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
      await settled(page);
      await check(page, title, 'dialog[open]');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });

  test(`axe finds nothing on any screen, ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ ...scheme, reducedMotion: 'reduce' });
    await open(page);
    await check(page, 'at the start');
    await page.keyboard.press('c');
    await command(page, '0x40000000');
    await settled(page);
    await page.getByRole('application', { name: 'Address map' }).focus();
    await check(page, 'after an event, with a page');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('button', { name: 'Lanes', exact: true }).click();
    await check(page, 'table and lanes');
    await page.setViewportSize({ width: 390, height: 844 });
    for (const tab of ['Map', 'Guest', 'Page', 'Timeline']) {
      await page.getByRole('tab', { name: tab }).click();
      await check(page, `${tab}, narrow`);
    }
  });
}
