/** Two things side by side: policies, points in time, vCPUs, scenarios. */
import type { Page } from '@playwright/test';
import { expect, open, STILL, settled, test } from './page';

test.use(STILL);

const bar = (page: Page) => page.getByRole('region', { name: 'Comparison' });
const side = (page: Page, name: 'A' | 'B') => bar(page).getByRole('combobox', { name: `Side ${name}` });
const outcome = (page: Page) => bar(page).getByRole('status');
const lanes = (page: Page) => page.getByRole('region', { name: 'Map' }).getAttribute('data-lanes');

async function compare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await settled(page);
}

async function choose(page: Page, what: string): Promise<void> {
  await bar(page).getByRole('combobox', { name: 'Compare' }).selectOption(what);
  await settled(page);
}

test('two policies: what the SDM says beside what KVM does, with both reasons, and a link', async ({
  page,
  context,
}) => {
  await open(page);
  await compare(page);
  // The netbook's three UC ranges, which KVM 4.2 to 6.10 takes for WB: 1 + 2 + 8 MiB.
  await expect(side(page, 'A')).toHaveValue('kvm-6.0');
  await expect(side(page, 'B')).toHaveValue('bare-metal');
  await expect(outcome(page)).toContainText('differs in 1 range, 11 MiB');
  expect(await lanes(page)).toContain('memory difference');
  expect(await lanes(page)).toContain('mtrr mtrr:b ept ept:b effective effective:b built built:b');

  const list = page.getByRole('region', { name: 'Differences' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText('KVM 4.2 to 6.10 answers WB here');
  await list.getByRole('button', { name: /^0x3f50_0000/ }).click();
  await settled(page);
  const atPage = page.getByRole('table', { name: 'A and B at this page' });
  await expect(atPage.getByRole('row', { name: /^MTRR/ })).toContainText('WBUC');
  await page.getByText('Why B').click();
  await expect(page.getByRole('group').filter({ hasText: 'Why B' })).toContainText('UC');

  // The link opens the same in another browser.
  await expect.poll(() => page.url()).toContain('c=policy:bare-metal');
  const other = await context.browser()?.newPage();
  if (!other) throw new Error('no browser');
  await open(other, new URL(page.url()).hash);
  await expect(outcome(other)).toContainText('differs in 1 range, 11 MiB');
  await other.reload();
  await settled(other);
  await expect(outcome(other)).toContainText('differs in 1 range, 11 MiB');
  await other.close();

  // Swapping is an edit of A, which undo takes back; ending leaves everything as it was.
  await bar(page).getByRole('button', { name: 'Swap A and B' }).click();
  await settled(page);
  await expect(side(page, 'A')).toHaveValue('bare-metal');
  await expect(side(page, 'B')).toHaveValue('kvm-6.0');
  await expect(outcome(page)).toContainText('differs in 1 range, 11 MiB');
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  await expect(page.getByRole('combobox', { name: 'Policy' })).toHaveValue('kvm-6.0');
  await expect(outcome(page)).toContainText('no difference');
  await page.keyboard.press('b');
  await expect(bar(page)).toBeHidden();
  expect(await lanes(page)).not.toContain(':b');
  await expect.poll(() => page.url()).not.toContain('c=');
});

test('two points in time: edits go to A, and B stays where it is', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Policy' }).selectOption('kvm-6.0');
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  await compare(page);
  await choose(page, 'cursor');
  await expect(side(page, 'A')).toHaveValue('1');
  await expect(side(page, 'B')).toHaveValue('0');
  await expect(outcome(page)).toContainText(/differs in \d+ range/);
  await bar(page).getByRole('button', { name: 'Next difference' }).click();
  await expect(page.getByRole('region', { name: 'Page' })).toContainText('0x0');
  // CD back to 0: what was built at the start stands there again, in type.
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  await expect(side(page, 'A')).toHaveValue('2');
  await expect(outcome(page)).toContainText('no difference');
  await bar(page).getByRole('button', { name: 'Swap A and B' }).click();
  await settled(page);
  await expect(side(page, 'A')).toHaveValue('0');
  await expect(side(page, 'B')).toHaveValue('2');
  await expect.poll(() => page.url()).toContain('c=cursor:2');
});

test('two scenarios: a preset, and a link or JSON beside the present one', async ({ page }) => {
  await open(page);
  await compare(page);
  await choose(page, 'scenario');
  const field = bar(page).getByRole('textbox', { name: 'Link or JSON to compare with' });
  await field.fill('#/s/1.nonsense');
  await field.press('Enter');
  await expect(bar(page).getByRole('alert')).toContainText(/damaged|cut off/);
  await field.fill('{"version":1,"policy":"kvm-6.0","name":"plain","cpu":{"maxPhysAddr":34}}');
  await field.press('Enter');
  await settled(page);
  await expect(side(page, 'B')).toHaveValue(':own');
  await expect(outcome(page)).toContainText('compared up to 16 GiB, where B ends');
  await expect.poll(() => page.url()).toContain('c=doc:0:0:1.');
  await page.reload();
  await settled(page);
  await expect(outcome(page)).toContainText('compared up to 16 GiB, where B ends');

  // Swapped, B is A and can be edited; the way back is offered, and what was A stands beside it.
  await bar(page).getByRole('button', { name: 'Swap A and B' }).click();
  await settled(page);
  await expect(page.getByRole('textbox', { name: 'Scenario name' })).toHaveValue('plain');
  await expect(outcome(page)).toContainText('compared up to 16 GiB, where A ends');
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  await expect(page.getByRole('textbox', { name: 'Scenario name' })).not.toHaveValue('plain');

  await side(page, 'B').selectOption('linux-ovmf-q35');
  await settled(page);
  await expect.poll(() => page.url()).toContain('c=preset:');
});

test('two vCPUs: the list says by how much their maps differ, and leads to the map', async ({ page }) => {
  await open(page);
  await page.getByRole('heading', { name: 'vCPUs' }).click();
  const count = page.getByRole('textbox', { name: 'Number of vCPUs' });
  await count.fill('2');
  await count.press('Enter');
  await settled(page);
  await page.getByRole('button', { name: 'Start all like vCPU 0' }).click();
  await settled(page);
  await page.getByRole('checkbox', { name: 'Range 4 valid' }).uncheck();
  await settled(page);
  const row = page.getByRole('row', { name: /^1/ });
  // vCPU 1 still has the WC range over the framebuffer; there KVM's leaf is UC for both, as it is MMIO.
  await expect(row).toContainText('MTRR type in 1 range, 256 MiB');
  await row.getByRole('button', { name: /MTRR type/ }).click();
  await settled(page);
  await expect(side(page, 'B')).toHaveValue('1');
  await expect(outcome(page)).toContainText('differs in 1 range, 256 MiB');
  await expect(outcome(page)).toContainText('All vCPUs must have the same MTRRs');
  await expect(page.getByRole('region', { name: 'Differences' })).toContainText('0x4000_0000');
  await expect.poll(() => page.url()).toContain('c=vcpu:1');
});

test('on a phone the pairs stand below each other', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await compare(page);
  await expect(outcome(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('tab', { name: 'Page' }).click();
  await expect(page.getByRole('region', { name: 'Differences' })).toBeVisible();
});
