/** The stories: each opens with one click, and its point is read off the screen. */
import type { Page } from '@playwright/test';
import { expect, goTo, open, settled, test } from './page';

async function story(page: Page, title: string): Promise<void> {
  await open(page);
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('dialog', { name: 'Presets' }).getByRole('button', { name: title }).click();
  await settled(page);
}

async function under(page: Page, policy: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Policy' }).selectOption(policy);
  await settled(page);
}

/** The figures of the event at the cursor, such as `stale 1.25 MiB`. */
const figures = (page: Page) => page.getByRole('region', { name: 'Timeline' });

test('five steps: all stale under 6.0, a little under 6.7, nothing under the series v4', async ({ page }) => {
  await story(page, 'Five steps');
  await expect(page.getByRole('region', { name: 'Page' })).toContainText('Step through the events');
  await expect(figures(page)).toContainText(/stale\s*1.99 GiB/);
  await under(page, 'kvm-6.7');
  await expect(figures(page)).toContainText(/stale\s*384 KiB/);
  await under(page, 'kvm-mtrr-v4');
  await expect(figures(page)).toContainText(/stale\s*0/);
  await expect(figures(page)).toContainText('kvm_honors_guest_mtrrs_zap_on_cd_toggle');
});

test('IPAT under CD=1: dropping it leaves only the non-WB ranges stale', async ({ page }) => {
  await story(page, 'CD=1 builds WB with IPAT or without');
  await expect(figures(page)).toContainText(/stale\s*3.99 GiB/);
  await under(page, 'kvm-6.7');
  await expect(figures(page)).toContainText(/stale\s*1 GiB/);
  await under(page, 'kvm-mtrr-v4');
  await expect(figures(page)).toContainText(/stale\s*0/);
});

test('one MTRR state for the VM: with vCPU 0 offline the writes of vCPU 1 zap nothing', async ({ page }) => {
  await story(page, 'One MTRR state for the VM');
  await expect(figures(page)).toContainText(/zapped\s*0/);
  await under(page, 'kvm-mtrr-v2-online');
  await expect(figures(page)).toContainText(/zapped\s*1 GiB/);
});

test('a virtio GPU gets WC by the memslot flag, and WB under 6.16', async ({ page }) => {
  await story(page, 'A virtio GPU that wants WC');
  await goTo(page, '4G');
  const map = page.getByRole('table', { name: 'Segments' });
  const row = map.getByRole('row').filter({ hasText: '0x1_0000_0000' }).first();
  await expect(row).toContainText('WC');
  await under(page, 'kvm-6.16');
  await expect(row).toContainText('WB');
  await expect(row).not.toContainText('WC');
});

test('the slow reboot: the flash is UC before the reset, and stale after it', async ({ page }) => {
  await story(page, 'The reboot that takes a minute');
  await expect(figures(page)).toContainText(/stale\s*4.25 MiB/);
  await goTo(page, '0xffe00000');
  await expect(page.getByRole('region', { name: 'Page' })).toContainText(/UC/);
});

test('CD at boot: two calls with default WB, everything without the quirk, nothing with MTRRs off and hidden', async ({
  page,
}) => {
  await story(page, 'CR0.CD toggled at boot');
  await expect(figures(page)).toContainText('2 zap calls');
  await page.getByRole('radio', { name: 'Setup' }).check({ force: true });
  const toEnd = async (): Promise<void> => {
    await page.getByRole('option', { name: /^CD=0/ }).click();
    await settled(page);
  };
  await page.getByRole('switch', { name: 'KVM_X86_QUIRK_CD_NW_CLEARED' }).click();
  await settled(page);
  await toEnd();
  await expect(figures(page)).toContainText(/1 zap call\b/);
  await page.getByRole('switch', { name: 'KVM_X86_QUIRK_CD_NW_CLEARED' }).click();
  await page.getByRole('textbox', { name: 'IA32_MTRR_DEF_TYPE' }).fill('0x406');
  await page.getByRole('textbox', { name: 'IA32_MTRR_DEF_TYPE' }).press('Enter');
  await settled(page);
  await toEnd();
  await expect(figures(page)).toContainText(/1 zap call\b/);
  await page.getByRole('region', { name: 'Guest' }).getByText('CPU', { exact: true }).click();
  await page.getByRole('switch', { name: 'Guest CPUID has MTRR' }).click();
  await settled(page);
  await toEnd();
  await expect(figures(page)).toContainText('0 zap calls');
});
