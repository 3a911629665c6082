/** The map in a frame of another page. */
import type { Page } from '@playwright/test';
import { expect, open, settled, test } from './page';

const inner = (page: Page) => page.frameLocator('iframe');

test('the example page sets scenario, policy and point in time, and hears the selection', async ({
  page,
}) => {
  await page.goto('./embed-example.html');
  await expect(page.getByRole('status')).toContainText('After event 1 of 2, policy kvm-mtrr-v4');
  await page.getByRole('combobox', { name: 'Policy' }).selectOption('kvm-6.7');
  await expect(page.getByRole('status')).toContainText('policy kvm-6.7');
  await page.getByRole('button', { name: 'One event back' }).click();
  await expect(page.getByRole('status')).toContainText('After event 0 of 2');
  await page.getByRole('button', { name: 'Set a scenario' }).click();
  await expect(inner(page).getByRole('heading', { name: 'Set by the page around' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText('After event 1 of 1, policy kvm-6.0');
  await inner(page).getByRole('application', { name: 'Address map' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Selected:')).toContainText('0x');
});

test('a frame is 320 wide, never rewrites its address and keeps nothing', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 480 });
  await page.goto('./?embed=1#/p/story-cd-at-boot?e=1');
  await settled(page);
  const url = page.url();
  await page.keyboard.press('[');
  await settled(page);
  await page.keyboard.press(']');
  await settled(page);
  expect(page.url()).toBe(url);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const whole = page.getByRole('link', { name: 'Open in GPAtlas' });
  await expect(whole).toBeInViewport();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  const [opened] = await Promise.all([page.waitForEvent('popup'), whole.click()]);
  await settled(opened);
  await expect(opened.getByRole('textbox', { name: 'Scenario name' })).toHaveValue('CD at boot');
  await open(opened);
});
