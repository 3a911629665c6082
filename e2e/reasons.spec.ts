/** Why a page has its type: the card, the switches that were tried, and the chain with what would be otherwise. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, goTo, open, STILL, settled, test } from './page';

test.use(STILL);

async function panelOf(page: Page, address: string): Promise<Locator> {
  await goTo(page, address);
  return page.getByRole('region', { name: 'Page', exact: true });
}

test('the card names the winner, the rule, the PAT entry and the type', async ({ page }) => {
  await open(page);
  const panel = await panelOf(page, '0x3f500000');
  await expect(panel).toContainText('#0 over #1');
  await expect(panel).toContainText('guest MTRRs');
  await expect(panel).toContainText('IPAT 0');
  await expect(panel).toContainText('Were V of range #1 clear, variable range #0 would decide: WB.');
  await expect(panel).toContainText('IA32_MTRR_PHYSMASK1 0xf_fff0_0800, bit 11 V = 1');
});

test('a switch that is suggested does as it says, as an event, and undo takes it back', async ({ page }) => {
  await open(page);
  const panel = await panelOf(page, '0x3f500000');
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
  const panel = await panelOf(page, '0x3f500000');
  await panel.getByRole('button', { name: /^\d+ more$/ }).click();
  await panel
    .getByRole('button', { name: 'Detach the DMA user: only a new leaf is WB, IPAT 1, stale' })
    .click();
  await settled(page);
  await expect(panel.getByRole('note')).toContainText('Stale leaf');
});

test('in setup mode a switch changes the start', async ({ page }) => {
  await open(page);
  const panel = await panelOf(page, '0x3f500000');
  await page.getByRole('radio', { name: 'Setup' }).check();
  await panel.getByRole('button', { name: 'PA0 UC: an access gets UC' }).click();
  await settled(page);
  await expect(page.getByRole('combobox', { name: 'PA0' })).toHaveValue('UC');
  await expect(page.getByRole('region', { name: 'Timeline' })).not.toContainText('Event 1');
});

test('another policy is a switch too', async ({ page }) => {
  await open(page);
  const panel = await panelOf(page, '0x3f500000');
  await panel.getByRole('button', { name: /^\d+ more$/ }).click();
  await panel.getByRole('button', { name: 'KVM 3.13–4.1: an access gets UC' }).click();
  await settled(page);
  await expect(page.getByRole('combobox', { name: 'Policy' })).toHaveValue('kvm-3.13');
  await expect(panel).toContainText('#1 over #0');
});

test('an event tells why it zapped, or why it kept silent', async ({ page }) => {
  await open(page);
  const why = page.getByRole('region', { name: 'Why', exact: true });
  await page.getByRole('checkbox', { name: 'Range 0 valid' }).uncheck();
  await settled(page);
  await expect(why).toContainText('PHYSBASE0 and PHYSMASK0 as they stand after the write are');
  await page.getByRole('button', { name: 'Remove DMA user' }).click();
  await settled(page);
  await expect(why).toContainText('Up to 6.6 a user of non-coherent DMA');
});

test('a stale page says which rule kept silent, and is cured', async ({ page }) => {
  await open(page);
  const panel = await panelOf(page, '0xc0000');
  await page.getByRole('button', { name: 'Remove DMA user' }).click();
  await settled(page);
  const note = panel.getByRole('note').filter({ hasText: 'Stale leaf' });
  await expect(panel).toContainText('comes or goes changes a counter and zaps nothing');
  await expect(note).toContainText('To cure it now: migrate the VM.');
  await note.getByRole('button', { name: 'Cure it' }).click();
  await settled(page);
  await expect(note).toBeHidden();
  await page.keyboard.press('[');
  await settled(page);
  await expect(note).toContainText('Event 2 cures it: the target of the migration builds it anew.');
});

test('the tables are walked by arrows, mark the page, and follow a switch', async ({ page }) => {
  await open(page);
  await panelOf(page, '0x3f500000');
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog', { name: 'Tables of the SDM' });
  const pat = dialog.getByRole('table', { name: 'MTRR × PAT' });
  await expect(pat.getByRole('button', { name: 'WB, WB: WB' })).toHaveAttribute('aria-current', 'true');
  const overlap = dialog.getByRole('table', { name: 'Two variable ranges' });
  await expect(overlap.getByRole('button', { name: 'WB, UC: UC' })).toHaveAttribute('aria-current', 'true');
  await overlap.getByRole('button', { name: 'WB, UC: UC' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(overlap.getByRole('button', { name: 'WB, WC: undefined' })).toBeFocused();
  await expect(dialog).toContainText('KVM 4.2 to 6.10 WB, KVM up to 4.1 UC, Xen WC');
  await expect(dialog.getByRole('table', { name: 'CR0.CD and NW' })).toContainText('#GP(0)');
  await dialog.getByRole('button', { name: 'PA0 UC: an access gets UC' }).click();
  await expect(pat.getByRole('button', { name: 'WB, UC: UC' })).toHaveAttribute('aria-current', 'true');
  await expectAccessible(page, 'tables', 'dialog');
});

test('the tables open from the Page panel', async ({ page }) => {
  await open(page);
  const panel = await panelOf(page, '0x3f500000');
  await panel.getByRole('button', { name: 'Tables of the SDM' }).click();
  await expect(page.getByRole('dialog', { name: 'Tables of the SDM' })).toBeVisible();
});
