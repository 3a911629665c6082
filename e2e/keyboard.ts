/** For tests that use nothing but keys. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './page';

/** Presses Tab until the element has the focus, as somebody would who cannot point at it. */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** Calls a command by a part of its title. */
export async function command(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command, address or preset' })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
