/** The scenario leaves as text: seen, copied, saved, and read back in. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, open, STILL, settled, test } from './page';

test.use(STILL);

async function openExport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeVisible();
  return dialog;
}
const text = (dialog: Locator): Locator => dialog.getByRole('textbox', { name: 'Text' });

test('every format has a line on what it is for, and a text', async ({ page }) => {
  await open(page);
  const dialog = await openExport(page);
  const formats = dialog.getByRole('group', { name: 'Format' }).locator('label');
  expect(await formats.count()).toBeGreaterThanOrEqual(9);
  const seen = new Set<string>();
  for (const format of await formats.all()) {
    await expect(format.locator('span')).not.toBeEmpty();
    await format.click();
    await expect(format.getByRole('radio')).toBeChecked();
    await expect.poll(async () => seen.has(await text(dialog).inputValue())).toBe(false);
    await expect(text(dialog)).not.toHaveValue('');
    seen.add(await text(dialog).inputValue());
  }
});

test('the state at the cursor is written', async ({ page }) => {
  await open(page);
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  let dialog = await openExport(page);
  await expect(dialog).toContainText('The state after event 1 of 1');
  await expect(text(dialog)).toHaveValue(/After event 1 of 1\./);
  await page.keyboard.press('Escape');
  await page.keyboard.press('[');
  await settled(page);
  dialog = await openExport(page);
  await expect(text(dialog)).toHaveValue(/Before any event\./);
});

test('the report holds a link, and what is copied says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  const dialog = await openExport(page);
  await dialog.getByRole('radio', { name: /^Report/ }).check();
  await expect(text(dialog)).toHaveValue(/^ {2}http:\/\/\S+#\/s\/\d\.\S+$/m);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text(dialog).inputValue());
});

test('what is saved has the name of the scenario and can be imported', async ({ page }) => {
  await open(page);
  await page.getByRole('textbox', { name: 'Scenario name' }).fill('Hole: 4 GiB / low');
  const dialog = await openExport(page);
  await dialog.getByRole('radio', { name: /^GPAtlas scenario/ }).check();
  await expect(text(dialog)).toHaveValue(/^\{/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Hole-4-GiB-low.json');
  const saved = readFileSync(await download.path(), 'utf8');
  expect(saved).toBe(await text(dialog).inputValue());
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Import' }).click();
  const reading = page.getByRole('dialog', { name: /import/i });
  await reading.getByRole('textbox').fill(saved);
  await expect(reading.getByRole('button', { name: /use this/i })).toBeEnabled();
});

test('the formats are walked by keys', async ({ page }) => {
  await open(page);
  const dialog = await openExport(page);
  await expect(dialog.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio').nth(1)).toBeChecked();
  await expect(text(dialog)).toHaveValue(/\/proc\/mtrr/);
});

test('a part that cannot be loaded is an error with a way on', async ({ page }) => {
  // The test sees what a dedicated worker loads, not what a shared one does.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
  await open(page);
  await page.route('**/assets/registry-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken");' }),
  );
  await page.getByRole('button', { name: 'Export' }).click();
  const alert = page.getByRole('dialog', { name: 'Export' }).getByRole('alert');
  await expect(alert).toContainText('could not be loaded');
  await expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();
});

for (const width of [360, 390, 1440]) {
  test(`axe finds nothing and nothing overflows, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    const header = page.getByRole('banner').first();
    expect(await overflow(header)).toBe(0);
    expect(await overflow(page.getByRole('toolbar', { name: 'Tools' }))).toBe(0);
    const dialog = await openExport(page);
    expect(await overflow(dialog)).toBe(0);
    await expectAccessible(page, 'export', 'dialog');
  });
}

const overflow = (place: Locator): Promise<number> =>
  place.evaluate((element) => element.scrollWidth - element.clientWidth);
