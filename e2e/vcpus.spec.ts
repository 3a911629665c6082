/** Several vCPUs: the SDM's update on all of them, a reset, and one that goes offline. */
import type { Page } from '@playwright/test';
import { expect, open, STILL, settled, test } from './page';

test.use(STILL);

const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });

async function addEvent(page: Page, kind: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Add event', exact: true }).click();
  await page.getByRole('menuitem', { name: kind }).click();
}

/** The first scenario under KVM 6.0–6.6, where CD toggles zap, with so many vCPUs that start alike. */
async function openWith(page: Page, count: number, policy = 'kvm-6.0'): Promise<void> {
  await open(page);
  await page.getByRole('combobox', { name: 'Policy' }).selectOption(policy);
  await settled(page);
  await page.getByRole('heading', { name: 'vCPUs' }).click();
  const field = page.getByRole('textbox', { name: 'Number of vCPUs' });
  await field.fill(String(count));
  await field.press('Enter');
  await settled(page);
  await page.getByRole('button', { name: 'Start all like vCPU 0' }).click();
  await settled(page);
}

/** Moves range 0 to 2 GiB on every vCPU. */
async function update(page: Page, how: string): Promise<void> {
  await addEvent(page, /^MP update/);
  const dialog = page.getByRole('dialog', { name: 'MP update' });
  await dialog.getByRole('textbox', { name: 'Base' }).fill('0x80000000');
  await dialog.getByRole('radio', { name: new RegExp(how) }).check();
  await dialog.getByRole('button', { name: 'Add event' }).click();
  await expect(dialog).toBeHidden();
  await settled(page);
}

test("the SDM's update on two vCPUs, a reset, and a vCPU that goes offline", async ({ page }) => {
  await openWith(page, 2);
  await expect(page.getByText('2, all agree')).toBeVisible();

  await update(page, 'One after the other');
  // CD=1, E=0, E=1, CD=0: each zaps everything, on each vCPU.
  await expect(timeline(page)).toContainText('8 zap calls');
  await expect(timeline(page)).toContainText('12 events, 2 vCPUs');
  const calls = timeline(page).getByRole('listitem').filter({ hasText: 'update_mtrr' });
  await expect(calls.filter({ hasText: '×4' })).toHaveCount(1);
  const second = timeline(page).getByRole('listitem').filter({ hasText: 'vCPU 1' });
  await expect(second).toContainText('4 calls');
  await expect(second).toContainText('everything, 5th to 8th time');

  await addEvent(page, /^Reset/);
  const reset = page.getByRole('dialog', { name: 'Reset' });
  await reset.getByRole('radio', { name: /QEMU before 2014/ }).check();
  await reset.getByRole('button', { name: 'Add event' }).click();
  await settled(page);
  await expect(timeline(page)).toContainText('reset by QEMU before 2014: MTRRs kept');
  await expect(page.getByRole('switch', { name: /^CD\b/ })).toBeChecked();

  await page.getByRole('switch', { name: 'vCPU 1 online' }).click();
  await settled(page);
  await expect(timeline(page)).toContainText('vCPU 1 goes offline');
  await expect(page.getByText('2, 1 offline, all agree')).toBeVisible();

  // What is offline executes nothing: the update leaves it out.
  await update(page, 'One after the other');
  await expect(timeline(page)).toContainText('6 events, 1 vCPU');
});

test('a write that a CPU refuses is refused in the dialog', async ({ page }) => {
  await open(page);
  await addEvent(page, /^Write an MSR/);
  const dialog = page.getByRole('dialog', { name: 'Write an MSR' });
  await dialog.getByRole('combobox', { name: 'MSR' }).fill('physmask3');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('0x123');
  await dialog.getByRole('button', { name: 'Add event' }).click();
  await expect(dialog.getByRole('alert')).toContainText('reserved bits 0x123 are set');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('0x0');
  await dialog.getByRole('button', { name: 'Add event' }).click();
  await settled(page);
  await expect(timeline(page)).toContainText('wrmsr IA32_MTRR_PHYSMASK3 (0x207) = 0x0');
});

test('a single vCPU that differs is marked, and the list says in what', async ({ page }) => {
  await openWith(page, 2);
  await page.getByRole('switch', { name: 'FE' }).click();
  await settled(page);
  await expect(page.getByText('2, 1 differ')).toBeVisible();
  await expect(page.getByRole('row', { name: /^1/ })).toContainText('DEF_TYPE');
  await expect(page.getByRole('combobox', { name: 'vCPU' })).toContainText('vCPU 1 · differs');
});

test('what makes all alike stays where it is while the table is still on its way', async ({ page }) => {
  let arrive = (): void => {};
  const wanted = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/VcpuTable/, async (route) => {
    await wanted;
    await route.continue();
  });
  await open(page);
  await page.getByRole('heading', { name: 'vCPUs' }).click();
  const field = page.getByRole('textbox', { name: 'Number of vCPUs' });
  await field.fill('2');
  await field.press('Enter');
  const alike = page.getByRole('button', { name: 'Start all like vCPU 0' });
  const before = await alike.boundingBox();
  arrive();
  await expect(page.getByRole('row', { name: /^1/ })).toContainText('MTRR type in');
  expect(await alike.boundingBox()).toEqual(before);
});

test('288 vCPUs at the same time stay responsive, and the zap list of v4 is bounded', async ({ page }) => {
  await openWith(page, 288, 'kvm-mtrr-v4');
  await update(page, 'At the same time');
  await expect(timeline(page)).toContainText('1,728 events, 288 vCPUs, at the same time');
  await expect(timeline(page)).toContainText(
    '576 if each vCPU drains alone, 2 if all enqueue before the drain',
  );
  await expect(timeline(page).getByRole('listitem').filter({ hasText: /^vCPU/ })).toHaveCount(288);
  const begun = Date.now();
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  expect(Date.now() - begun).toBeLessThan(1500);
});
