/** Nothing is lost: drafts, named scenarios, two tabs, a storage that is full. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, open, STILL, settled, test } from './page';

test.use(STILL);

const name = (page: Page) => page.getByRole('textbox', { name: 'Scenario name' });
const cd = (page: Page) => page.getByRole('switch', { name: /^CD\b/ });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Scenarios' });
const kept = (page: Page) => dialog(page).getByRole('region', { name: 'Kept in this browser' });

async function rename(page: Page, to: string): Promise<void> {
  await name(page).fill(to);
  await name(page).press('Enter');
  await name(page).blur();
  await settled(page);
}
async function scenarios(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Scenarios' }).click();
  await expect(kept(page)).not.toContainText('Looking');
}
/** Saves the present scenario as a new one, from the keyboard alone. */
async function saveAs(page: Page, as: string, folder = ''): Promise<void> {
  await page.keyboard.press('Control+o');
  const present = dialog(page).getByRole('region', { name: 'The present scenario' });
  await present.getByRole('textbox', { name: 'Name' }).fill(as);
  await present.getByRole('combobox', { name: 'Folder' }).fill(folder);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('status')).toContainText('is saved');
}

test('undo survives a reload', async ({ page }) => {
  await open(page);
  await cd(page).click();
  await settled(page);
  await rename(page, 'Mine');
  await page.reload();
  await settled(page);
  await expect(name(page)).toHaveValue('Mine');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  await expect(cd(page)).not.toBeChecked();
  await page.getByRole('button', { name: 'Redo' }).click();
  await settled(page);
  await expect(cd(page)).toBeChecked();
});

test('a scenario is saved, found in its folder, renamed, duplicated, deleted and brought back', async ({
  page,
}) => {
  await open(page);
  await scenarios(page);
  await expect(kept(page)).toContainText('Nothing is kept yet');
  await page.keyboard.press('Escape');
  await cd(page).click();
  await settled(page);
  await saveAs(page, 'With CD', 'work / kvm');
  await expect(kept(page)).toContainText('With CD');
  await expect(dialog(page)).toContainText('just as it is');
  await expectAccessible(page, 'kept', 'dialog');

  await kept(page).getByRole('button', { name: 'Duplicate With CD' }).click();
  await expect(kept(page)).toContainText('With CD (2)');
  await kept(page).getByRole('button', { name: 'Rename or move With CD (2)' }).click();
  await page.keyboard.type('Another');
  await kept(page).getByRole('combobox', { name: 'Folder' }).fill('');
  await page.keyboard.press('Enter');
  await expect(kept(page).getByRole('region', { name: 'No folder' })).toContainText('Another');
  await kept(page).getByRole('button', { name: 'Delete Another' }).click();
  await expect(kept(page)).not.toContainText('Another');
  // The focus is on the way back.
  await page.keyboard.press('Enter');
  await expect(kept(page)).toContainText('Another');
  await page.keyboard.press('Escape');

  await cd(page).click();
  await settled(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('“With CD” is saved.');
  await scenarios(page);
  await kept(page).getByRole('button', { name: 'Open Another' }).click();
  await settled(page);
  await expect(name(page)).toHaveValue('Another');
  await expect(cd(page)).toBeChecked();
});

test('all of them go to a file and come back without overwriting any', async ({ page }) => {
  await open(page);
  await saveAs(page, 'First', 'a');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: 'Export all' }).click(),
  ]);
  const file = await download.path();
  await dialog(page).getByLabel('Import …', { exact: true }).last().setInputFiles(file);
  await expect(dialog(page).getByRole('status')).toContainText('1 scenario added, 1 under a new name');
  await expect(kept(page)).toContainText('First (2)');
  await dialog(page)
    .getByLabel('Import …', { exact: true })
    .last()
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('[]') });
  await expect(dialog(page).getByRole('alert')).toContainText('holds no scenarios');
});

test('two tabs keep a draft each and never save over each other', async ({ page, context }) => {
  await open(page);
  await rename(page, 'First tab');
  await saveAs(page, 'Shared');
  await page.keyboard.press('Escape');
  // A draft is written a moment after the edit, and no person opens a tab in that moment.
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).some((text) => text.includes('Shared'))))
    .toBe(true);
  const other = await context.newPage();
  await open(other);
  await expect(name(other)).toHaveValue('Shared');

  await rename(other, 'Second tab');
  await cd(page).click();
  await settled(page);
  await page.reload();
  await other.reload();
  await settled(page);
  await settled(other);
  await expect(name(page)).toHaveValue('Shared');
  await expect(cd(page)).toBeChecked();
  await expect(name(other)).toHaveValue('Second tab');

  await scenarios(page);
  await other.keyboard.press('Control+s');
  await expect(other.getByRole('region', { name: 'Notices' })).toContainText('“Second tab” is saved.');
  await expect(kept(page)).toContainText('Second tab');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+s');
  await expect(dialog(page).getByRole('alert')).toContainText('was saved elsewhere');
  await dialog(page).getByRole('button', { name: 'Keep both' }).click();
  await expect(kept(page)).toContainText('Shared');
  await expect(kept(page)).toContainText('Second tab');
  await expect(dialog(page)).toContainText('Drafts of other tabs (1)');
});

test('a storage that is full or forbidden is told of and survived', async ({ page }) => {
  await page.addInitScript(() => {
    // As a browser does whose quota is used up, and one that is told to keep nothing.
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await open(page);
  await cd(page).click();
  await settled(page);
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('Nothing is kept over a reload');
  await expect(notices).toContainText('quota');
  await scenarios(page);
  await expect(dialog(page).getByRole('alert')).toContainText('The operation is insecure');
  await page.keyboard.press('Escape');
  await cd(page).click();
  await settled(page);
  await expect(cd(page)).not.toBeChecked();
});
