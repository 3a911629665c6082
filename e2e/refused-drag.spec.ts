/** Edges that do not follow the hand say why. */
import { encodeLink } from '../src/scenario/link';
import type { Scenario } from '../src/scenario/types';
import { pull } from './mouse';
import { expect, open, settled, test } from './page';

const range = { '0x2ff': '0xc06', '0x200': '0x40000000', '0x201': '0xff0000800' };

const doc: Scenario = {
  version: 1,
  name: 'vCPU 0 has gone',
  policy: 'kvm-6.0',
  cpu: { maxPhysAddr: 36 },
  vcpus: [{ msrs: range }, { msrs: range }],
  events: [{ type: 'online', vcpu: 0, online: false }],
};

test('a drag past what base and mask can express stops there and says why', async ({ page }) => {
  await open(page);
  const end = page.getByRole('slider', { name: 'End of range 4' });
  await pull(page, end, 296);
  await settled(page);
  const note = page.locator('[data-map="handles"] p');
  await expect(note).toHaveText([/0x7fff_ffff, 1 GiB$/, 'next size is 2 GiB: base must be aligned to it']);
  await page.mouse.up();
  await settled(page);
  await expect(page.getByRole('textbox', { name: 'Size of range 4' })).toHaveValue('1 GiB');
});

test('a drag that the guest cannot make is refused beside the edge, and nothing changes', async ({
  page,
}) => {
  await open(page, encodeLink(doc));
  const end = page.getByRole('slider', { name: 'End of range 0' });
  const size = page.getByRole('textbox', { name: 'Size of range 0' });
  const before = await size.inputValue();
  await pull(page, end, 156);
  const why = page.getByText('vCPU 0 is offline and executes nothing.');
  await expect(page.locator('[data-map="handles"] [data-refused]')).toContainText('vCPU 0 is offline');
  await page.mouse.up();
  await settled(page);
  // It stays beside the edge until the focus goes elsewhere, and it is said aloud.
  await expect(page.locator('[data-map="handles"] [data-refused]')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Map' }).getByRole('status').last()).toHaveText(
    'vCPU 0 is offline and executes nothing.',
  );
  await page.keyboard.press('Tab');
  await expect(why.and(page.locator('[data-map="handles"] *'))).toBeHidden();
  await expect(size).toHaveValue(before);
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Event 1 of 1');
});
