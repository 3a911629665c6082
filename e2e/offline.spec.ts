/** After the first visit no network is needed, and a new version never mixes with an old page. */
import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, settled, test } from './page';
import { buildNext, type Site, serveSite } from './site';

const cd = (page: Page) => page.getByRole('switch', { name: /^CD\b/ });
const html = (page: Page) => page.locator('html');
const build = (page: Page) => page.locator('meta[name="build"]').getAttribute('content');

test.use({ serviceWorkers: 'allow' });

let site: Site;
test.beforeEach(async () => {
  site = await serveSite('dist');
});
test.afterEach(() => site.stop());

async function firstVisit(page: Page): Promise<void> {
  await page.goto(site.url);
  await settled(page);
  await expect(html(page)).toHaveAttribute('data-offline', 'ready');
}

test('the server may be gone after the first visit', async ({ page }) => {
  await firstVisit(page);
  const manifest = await page.locator('link[rel="manifest"]').getAttribute('href');
  const { icons, start_url } = await (await page.request.get(new URL(manifest ?? '', site.url).href)).json();
  expect(start_url).toBe('./');
  for (const { src } of icons) {
    expect((await page.request.get(new URL(src, site.url).href)).ok()).toBe(true);
  }

  await site.stop();
  await page.reload();
  await settled(page);
  await expect(html(page)).toHaveAttribute('data-worker', 'shared');
  await cd(page).click();
  await settled(page);
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('kvm_post_set_cr0');
  // What the first visit never opened is there too.
  for (const name of ['Presets', 'Export', 'Share']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  const other = await page.context().newPage();
  await other.goto(`${site.url}index.html?embed=1`);
  await settled(other);
  await expect(other.getByRole('link', { name: 'Open in GPAtlas' })).toBeVisible();
});

test('a new version waits until it is asked for, and nothing is mixed', async ({ page, context }) => {
  test.setTimeout(120_000);
  await firstVisit(page);
  const old = await build(page);
  const next = buildNext();
  await page.reload();
  await settled(page);
  await cd(page).click();
  await settled(page);
  const second = await context.newPage();
  await second.goto(site.url);
  await settled(second);

  site.publish(next);
  await page.reload();
  await settled(page);
  // Still the old one, whole: the server no longer has its files.
  expect(await build(page)).toBe(old);
  const notices = page.getByRole('region', { name: 'Notices' });
  // The whole new set is fetched before it is said.
  await expect(notices).toContainText('A new version of GPAtlas is here', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Presets', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Presets' })).toBeVisible();
  await page.keyboard.press('Escape');

  await notices.getByRole('button', { name: 'Reload' }).click();
  await expect(page.locator('meta[name="build"]')).toHaveAttribute('content', 'next');
  await settled(page);
  await expect(cd(page)).toBeChecked();
  const worker = await html(page).getAttribute('data-worker-id');

  // The other tab is told, and goes on with the files and the worker of its own version.
  await expect(second.getByRole('region', { name: 'Notices' })).toContainText('A new version');
  expect(await build(second)).toBe(old);
  expect(await html(second).getAttribute('data-worker-id')).not.toBe(worker);
  await second.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(second.getByRole('dialog', { name: 'Import a dump' })).toBeVisible();
  await second.keyboard.press('Escape');
  await second.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Reload' }).click();
  await expect(second.locator('meta[name="build"]')).toHaveAttribute('content', 'next');
  await settled(second);
  await expect(html(second)).toHaveAttribute('data-worker-id', worker ?? '');
  rmSync(next, { recursive: true });
});
