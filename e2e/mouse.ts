/** For tests that drag. */
import type { Locator, Page } from '@playwright/test';
import { settled } from './page';

/** Takes hold of an element in its middle and moves it by pixels, in steps. The button stays down. */
export async function pull(page: Page, handle: Locator, dx: number): Promise<void> {
  const box = await handle.boundingBox();
  if (!box) throw new Error('there is nothing to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y, { steps: 12 });
}

/** The same, and lets go. */
export async function drag(page: Page, handle: Locator, dx: number): Promise<void> {
  await pull(page, handle, dx);
  await page.mouse.up();
  await settled(page);
}
