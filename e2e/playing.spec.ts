/** The timeline plays by itself, says what it does, and stops for any hand. */
import type { Page } from '@playwright/test';
import { expect, open, settled, test } from './page';

const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const points = (page: Page) => page.getByRole('listbox', { name: 'Timeline' }).getByRole('option');
const player = (page: Page) => page.getByRole('button', { name: 'Play the timeline' });

async function story(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('button', { name: 'Five steps' }).click();
  await settled(page);
  await page.getByRole('listbox', { name: 'Timeline' }).press('Home');
}

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`it plays to the end and stops there, motion ${reducedMotion}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    await story(page);
    await timeline(page).getByRole('combobox', { name: 'Pace' }).selectOption('0.5 s');
    await page.keyboard.press('k');
    await expect(player(page)).toHaveAttribute('aria-pressed', 'true');
    await expect(timeline(page)).toContainText('Playing, an event every 0.5 seconds');
    await expect(points(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(points(page).last()).toHaveAttribute('aria-selected', 'true');
    await expect(player(page)).toHaveAttribute('aria-pressed', 'false');
    await expect(timeline(page)).toContainText(/The last event, (\d+) of \1/);
    // What the event did is announced.
    await expect(timeline(page).getByRole('status')).toHaveText(/zap calls?, (zapped|nothing).*stale/);
  });
}

test('an edit, a scrub and the key each stop it', async ({ page }) => {
  await story(page);
  await timeline(page).getByRole('combobox', { name: 'Pace' }).selectOption('4 s');
  const plays = async () => {
    await player(page).click();
    await expect(player(page)).toHaveAttribute('aria-pressed', 'true');
  };
  await plays();
  await page.keyboard.press('k');
  await expect(player(page)).toHaveAttribute('aria-pressed', 'false');
  await plays();
  await points(page).nth(2).click();
  await expect(player(page)).toHaveAttribute('aria-pressed', 'false');
  await plays();
  await page.keyboard.press('c');
  await expect(player(page)).toHaveAttribute('aria-pressed', 'false');
});
