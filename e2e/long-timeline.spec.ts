/** A timeline of thousands of events: drawn in part, and as usable as a short one. */

import { encodeLink } from '../src/scenario/link';
import { manyVcpus } from './bench/scenarios';
import { expect, open, settled, test } from './page';

test('5,760 events: the strip draws those in sight, and one more lands behind them', async ({ page }) => {
  await open(page, encodeLink(manyVcpus(288)));
  const strip = page.getByRole('listbox', { name: 'Timeline' });
  const now = strip.getByRole('option', { selected: true });
  await expect(now).toHaveAttribute('aria-posinset', '5761');
  await expect(now).toHaveAttribute('aria-setsize', '5761');
  await expect(now).toBeInViewport();
  expect(await strip.getByRole('option').count()).toBeLessThan(100);

  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  await expect(now).toHaveAttribute('aria-posinset', '5762');
  await expect(now).toBeInViewport();
  await expect(now).toContainText('CD=1');
  await page.keyboard.press('ControlOrMeta+z');
  await settled(page);
  await expect(now).toHaveAttribute('aria-posinset', '5761');

  await strip.focus();
  await page.keyboard.press('Home');
  await settled(page);
  await expect(now).toHaveAccessibleName(/start/i);
  await expect(now).toBeInViewport();
  await page.keyboard.press('ArrowRight');
  await settled(page);
  await expect(now).toContainText('CD=1');
  // Scrolling draws others, and a click picks the one under the pointer.
  await strip.evaluate((list) => list.scrollTo({ left: 116 * 3000 }));
  const far = strip.getByRole('option').and(page.locator('[aria-posinset="3003"]'));
  await far.click();
  await settled(page);
  await expect(now).toHaveAttribute('aria-posinset', '3003');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('3002 of 5760');
});
