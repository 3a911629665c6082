/** What goes wrong in the page or its worker never ends the visit. */
import { test as bare } from '@playwright/test';
import { expect, open, settled, test } from './page';

test('a worker that is killed is replaced, and the scenario sent again', async ({
  page,
  browser,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'only Chromium lets a test kill a shared worker');
  test.slow();
  await open(page);
  const system = await browser.newBrowserCDPSession();
  const { targetInfos } = await system.send('Target.getTargets', { filter: [{}] });
  const mine = targetInfos.filter(
    ({ type, url }) => type === 'shared_worker' && url.startsWith(new URL(page.url()).origin),
  );
  expect(mine.length).toBeGreaterThan(0);
  for (const { targetId } of mine) await system.send('Target.closeTarget', { targetId });

  await page.getByRole('switch', { name: /^CD\b/ }).click();
  const map = page.getByRole('region', { name: 'Map' });
  await expect(map).toHaveAttribute('data-zapped-ranges', /^[1-9]/, { timeout: 30_000 });
  await settled(page);
  await expect(page.getByText('The resolver stopped and is being restarted')).toHaveCount(0);
});

// React says in the console what broke, so this one does not hold the console empty.
bare('a panel that breaks says so with a report and a link, and the others go on', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => {
      throw new Error('the canvas is gone');
    };
  });
  await page.goto('./');
  const broken = page.getByRole('alert');
  await expect(broken.getByRole('heading', { name: 'Map ran into an error' })).toBeVisible();
  const report = broken.getByRole('textbox', { name: 'Report' });
  await expect(report).toHaveValue(/the canvas is gone/);
  await expect(report).toHaveValue(/#\/s\/\d\./);

  const cd = page.getByRole('switch', { name: /^CD\b/ });
  await cd.click();
  await expect(cd).toBeChecked();
  await expect(page).toHaveURL(/#\/s\//);
  await page.reload();
  await expect(cd).toBeChecked();
});
