/** The page as a person meets it: every test fails on anything that the console says. */
import { test as base, expect, type Page } from '@playwright/test';

export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const said: string[] = [];
      listen(page, said);
      page.context().on('page', (other) => listen(other, said));
      await use(undefined);
      expect(said, 'the console stays empty').toEqual([]);
    },
    { auto: true },
  ],
});

function listen(page: Page, said: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
}

/** Waits until what is drawn belongs to the newest document and point in time. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
}

/** Opens the site as a new visitor, at an optional hash. */
export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await settled(page);
}

export { expect };
