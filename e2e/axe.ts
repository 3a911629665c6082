/** axe on what the screen shows: in light, in dark, and in the system's own colours. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './page';

const SCHEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

/** What a scheme can change; all else is the same in each, so one look is enough. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * Finds nothing: with every rule in the light scheme, with those of colour in the others. The page stays as it is, light and
 * without motion. `within`: the part that is looked at, where the rest was looked at before.
 */
export async function expectAccessible(page: Page, what: string, within = 'html'): Promise<void> {
  for (const [i, scheme] of SCHEMES.entries()) {
    await page.emulateMedia({ ...scheme, reducedMotion: 'reduce' });
    // There are no frames of other sites, for which it would open a second page each time.
    const axe = new AxeBuilder({ page }).include(within).setLegacyMode();
    const { violations } = await (i === 0 ? axe : axe.withRules(OF_COLOUR)).analyze();
    const found = violations.map(({ id, nodes }) => [
      id,
      nodes.map((node) => [node.html, node.failureSummary]),
    ]);
    expect([what, scheme, found]).toEqual([what, scheme, []]);
  }
  await page.emulateMedia({ ...SCHEMES[0] });
}

/** No part of the page can be reached only by scrolling sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}
