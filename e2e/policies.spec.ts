/** The scenario at hand under every policy: a table of all of them, and the history of one page. */
import type { Locator, Page } from '@playwright/test';
import { expect, goTo, open, STILL, settled, test } from './page';

test.use(STILL);

async function flipCd(page: Page): Promise<void> {
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
}

/** The row of a policy, once the numbers belong to what is shown. */
async function rowOf(place: Locator, title: string): Promise<Locator> {
  await expect(place.getByRole('table')).toHaveAttribute('aria-busy', 'false');
  return place
    .getByRole('row')
    .filter({ has: place.page().getByRole('button', { name: title, exact: true }) });
}

/** What stands in the number cells: where it differs, calls, zapped, needless, stale. */
const numbers = async (place: Locator, title: string): Promise<string[]> =>
  (await rowOf(place, title)).getByRole('cell').allInnerTexts();

test('every policy has its numbers for the scenario at hand, and a click switches to it', async ({
  page,
}) => {
  await open(page);
  await flipCd(page);
  await page.getByRole('button', { name: 'All policies' }).click();
  const dialog = page.getByRole('dialog', { name: 'Policies' });

  // As `gpatlas resolve` has it for the opening scenario with CD=1: 1,342,046,208 bytes zapped under 6.0 and 4.2, of
  // them 268,435,456 needlessly under 6.0 and none under 4.2; nothing under 2.6.31, which ignores CD.
  await expect
    .poll(() => numbers(dialog, 'KVM 6.0–6.6'))
    .toEqual(['selected', '1', '1.24 GiB', '256 MiB', '0']);
  await expect.poll(() => numbers(dialog, 'KVM 4.2')).toEqual(['0x4000_0000', '1', '1.24 GiB', '0', '0']);
  await expect.poll(() => numbers(dialog, 'KVM 2.6.31–3.12')).toEqual(['0x0', '0', '0', '0', '0']);
  await expect
    .poll(() => numbers(dialog, 'No hypervisor (SDM)'))
    .toEqual(['0x4000_0000', '–', '–', '–', '–']);

  await dialog.getByRole('button', { name: 'KVM 4.2', exact: true }).click();
  await settled(page);
  await expect.poll(async () => (await numbers(dialog, 'KVM 4.2'))[0]).toBe('selected');
  await expect.poll(async () => (await numbers(dialog, 'No hypervisor (SDM)'))[0]).toBe('same map');
  await expect.poll(async () => (await numbers(dialog, 'KVM 6.0–6.6'))[0]).toBe('0x4000_0000');

  await (await rowOf(dialog, 'KVM 6.0–6.6')).getByRole('button', { name: '0x4000_0000' }).click();
  await expect(dialog).toBeHidden();
  await settled(page);
  await expect(page.getByRole('combobox', { name: 'Policy' })).toHaveValue('kvm-4.2');
  await expect(page.getByRole('region', { name: 'Page' })).toContainText('0x4000_0000');
});

test('what stays stale is said, and an empty timeline is too', async ({ page }) => {
  await open(page);
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', { name: 'Policies' });
  await expect(dialog).toContainText(/timeline.* is empty/);
  await expect
    .poll(async () => (await numbers(dialog, 'KVM 6.0–6.6')).slice(1))
    .toEqual(['0', '0', '0', '0']);
  await page.keyboard.press('Escape');

  // The last device goes: 6.0 zaps nothing then, and 1,073,610,752 bytes stay stale; 6.7 zaps everything.
  await flipCd(page);
  await page.getByRole('button', { name: 'Remove DMA user' }).click();
  await settled(page);
  await page.keyboard.press('p');
  await expect
    .poll(() => numbers(dialog, 'KVM 6.0–6.6'))
    .toEqual(['selected', '1', '1.24 GiB', '256 MiB', '1023 MiB']);
  await expect.poll(async () => (await numbers(dialog, 'KVM 6.7–6.10'))[4]).toBe('0');
});

test('the history of a page: its type under every policy, in order', async ({ page }) => {
  await open(page);
  await flipCd(page);
  await goTo(page, '0x40000000');

  const panel = page.getByRole('region', { name: 'Page' });
  await panel.getByText('Under every policy').click();
  await expect.poll(() => numbers(panel, 'KVM 2.6.31–3.12')).toEqual(['WC', 'UC']);
  await expect.poll(() => numbers(panel, 'KVM 4.2')).toEqual(['UC', 'UC IPAT']);
  await expect.poll(() => numbers(panel, 'No hypervisor (SDM)')).toEqual(['UC', '–']);

  const old = panel.getByRole('button', { name: 'KVM 4.2', exact: true });
  await old.click();
  await settled(page);
  await expect(old).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('combobox', { name: 'Policy' })).toHaveValue('kvm-4.2');

  // Another page, another history; the leaf that stands there is told where it is another one.
  await page.getByRole('combobox', { name: 'Policy' }).selectOption('kvm-6.0');
  await page.getByRole('button', { name: 'Remove DMA user' }).click();
  await goTo(page, '0x200000');
  await expect
    .poll(() => numbers(panel, 'KVM 6.0–6.6'))
    .toEqual(['UC', expect.stringMatching(/^WB IPAT\s+built UC/)]);
});
