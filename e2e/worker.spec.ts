/** One worker for all tabs, and a visit that survives its death. */
import { expect, open, settled, test } from './page';

test('two tabs share one worker', async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  await expect(page.locator('html')).toHaveAttribute('data-worker', 'shared');
  const id = await page.locator('html').getAttribute('data-worker-id');
  expect(id).toBeTruthy();
  await expect(other.locator('html')).toHaveAttribute('data-worker-id', id ?? '');
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  await expect(page.getByRole('switch', { name: /^CD\b/ })).toBeChecked();
  await expect(other.getByRole('switch', { name: /^CD\b/ })).not.toBeChecked();
});

test('without SharedWorker a dedicated one serves', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'SharedWorker');
  });
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('data-worker', 'dedicated');
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('kvm_post_set_cr0');
});
