/** The page as a person meets it: every test fails on anything that the console says, and on a request elsewhere. */
import { test as base, expect, type Page } from '@playwright/test';

export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const said: string[] = [];
      listen(page, said);
      page.context().on('page', (other) => listen(other, said));
      // A static site: nothing is asked of anybody but the host that it came from.
      const asked: string[] = [];
      page.context().on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== '127.0.0.1') asked.push(request.url());
      });
      await use(undefined);
      expect(said, 'the console stays empty').toEqual([]);
      expect(asked, 'no request to another host').toEqual([]);
    },
    { auto: true },
  ],
});

/** What the driver itself says where service workers are off. */
const BLOCKED = 'Service Worker registration blocked by Playwright';

function listen(page: Page, said: string[]): void {
  page.on('console', (message) => {
    if (message.text() === BLOCKED) return;
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
}

/** For specs that are not about motion: nothing flashes or glides, which costs a machine without a GPU most of its time. */
export const STILL = { contextOptions: { reducedMotion: 'reduce' } } as const;

/** Waits until what is drawn belongs to the newest document and point in time. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
}

/** Opens the site as a new visitor, at an optional hash. */
export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await settled(page);
}

/** Goes to an address, in bytes. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.keyboard.press('g');
  await page.getByRole('textbox', { name: 'Address' }).fill(address);
  await page.keyboard.press('Enter');
  await settled(page);
}

export { expect };
