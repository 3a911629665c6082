/** The help: found by words, and each question opens what answers it. */
import type { Page } from '@playwright/test';
import { expect, open, STILL, settled, test } from './page';

test.use(STILL);

const help = (page: Page) => page.getByRole('dialog', { name: 'Help' });

async function openHelp(page: Page): Promise<void> {
  await open(page);
  await page.keyboard.press('?');
  await expect(help(page).getByRole('region', { name: 'What this is' })).toBeVisible();
}

test('the manual has its chapters, the keys, the policies, the formats and the glossary', async ({
  page,
}) => {
  await openHelp(page);
  await expect(help(page).getByRole('searchbox')).toBeFocused();
  await expect(help(page).getByRole('region', { name: 'The policies' })).toContainText('KVM 6.0–6.6');
  await expect(help(page).getByRole('region', { name: 'Importing and exporting' })).toContainText(
    '/proc/mtrr',
  );
  await expect(help(page).getByRole('region', { name: 'Keys' })).toContainText('Anywhere');
  await expect(help(page).getByRole('region', { name: 'Glossary' })).toContainText('Page Attribute Table');
  await help(page).getByRole('button', { name: 'Limits' }).click();
  await expect(help(page).getByRole('region', { name: 'Limits' })).toBeInViewport();
  await expect(help(page).getByRole('region', { name: 'Limits' })).toBeFocused();
});

test('the search leaves the passages that hold what was typed', async ({ page }) => {
  await openHelp(page);
  await page.keyboard.type('bochs');
  await expect(help(page).getByRole('status').first()).toContainText(/^1 passage/);
  await expect(help(page)).toContainText('Why did Wayland restart');
  await expect(help(page)).not.toContainText('The screen');
  await help(page).getByRole('searchbox').fill('pancake');
  await expect(help(page)).toContainText('Nothing matches');
});

test('a question opens its preset at its page, and the number is on the screen', async ({ page }) => {
  await openHelp(page);
  await page.keyboard.type('ovmf crawl');
  await help(page)
    .getByRole('button', { name: /^EPT UC at 0x20_0000 under KVM 4\.4/ })
    .click();
  await settled(page);
  await expect(help(page)).toBeHidden();
  const panel = page.getByRole('region', { name: 'Page' });
  await expect(panel).toContainText('0x20_0000');
  await expect(panel).toContainText('UC');
  await expect(page.getByRole('combobox', { name: 'Policy' })).toHaveValue('kvm-4.4');
  await expect(page.getByRole('textbox', { name: 'Scenario name' })).toHaveValue(/OVMF SEC/);
});

test('a question may ask for a RAM size and a point in time', async ({ page }) => {
  await openHelp(page);
  await page.keyboard.type('1025 MiB');
  await help(page)
    .getByRole('button', { name: /^MTRR WB at 0x4010_0000/ })
    .click();
  await settled(page);
  await expect(page.getByRole('region', { name: 'Page' })).toContainText('0x4010_0000');
  await page.keyboard.press('?');
  await page.keyboard.type('snapshot');
  const atStart = help(page).getByRole('button', { name: /at the start/ });
  await expect(atStart).toHaveCount(1);
  await atStart.click();
  await settled(page);
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('before any event');
});
