/** Why a page has its type: the card, the switches that were tried, and the chain with what would be otherwise. */
import type { Locator, Page } from '@playwright/test';
import { expect, open, settled, test } from './page';

async function goTo(page: Page, address: string): Promise<Locator> {
  await page.keyboard.press('g');
  await page.getByRole('textbox', { name: 'Address' }).fill(address);
  await page.keyboard.press('Enter');
  await settled(page);
  return page.getByRole('region', { name: 'Page', exact: true });
}

test('the card names the winner, the rule, the PAT entry and the type', async ({ page }) => {
  await open(page);
  const panel = await goTo(page, '0x3f500000');
  await expect(panel).toContainText('#0 over #1');
  await expect(panel).toContainText('guest MTRRs');
  await expect(panel).toContainText('IPAT 0');
  await expect(panel).toContainText('Were V of range #1 clear, variable range #0 would decide: WB.');
  await expect(panel).toContainText('IA32_MTRR_PHYSMASK1 0xf_fff0_0800, bit 11 V = 1');
});

test('a switch that is suggested does as it says, as an event, and undo takes it back', async ({ page }) => {
  await open(page);
  const panel = await goTo(page, '0x3f500000');
  await panel.getByRole('button', { name: 'Range #0 V=0: an access gets UC' }).click();
  await settled(page);
  await expect(page.getByRole('checkbox', { name: 'Range 0 valid' })).not.toBeChecked();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('update_mtrr');
  await expect(panel).toContainText('range #1');
  await page.keyboard.press('Control+z');
  await settled(page);
  await expect(page.getByRole('checkbox', { name: 'Range 0 valid' })).toBeChecked();
});

test('what no zap follows is said to stay stale, and so it does', async ({ page }) => {
  await open(page);
  const panel = await goTo(page, '0x3f500000');
  await panel.getByRole('button', { name: /^\d+ more$/ }).click();
  await panel
    .getByRole('button', { name: 'Detach the DMA user: only a new leaf is WB, IPAT 1, stale' })
    .click();
  await settled(page);
  await expect(panel.getByRole('note')).toContainText('Stale leaf');
});

test('in setup mode a switch changes the start', async ({ page }) => {
  await open(page);
  const panel = await goTo(page, '0x3f500000');
  await page.getByRole('radio', { name: 'Setup' }).check();
  await panel.getByRole('button', { name: 'PA0 UC: an access gets UC' }).click();
  await settled(page);
  await expect(page.getByRole('combobox', { name: 'PA0' })).toHaveValue('UC');
  await expect(page.getByRole('region', { name: 'Timeline' })).not.toContainText('Event 1');
});

test('another policy is a switch too', async ({ page }) => {
  await open(page);
  const panel = await goTo(page, '0x3f500000');
  await panel.getByRole('button', { name: /^\d+ more$/ }).click();
  await panel.getByRole('button', { name: 'KVM 3.13–4.1: an access gets UC' }).click();
  await settled(page);
  await expect(page.getByRole('combobox', { name: 'Policy' })).toHaveValue('kvm-3.13');
  await expect(panel).toContainText('#1 over #0');
});
