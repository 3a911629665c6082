/** Dumps come in: what was read, what is to be picked, what would change, and the way back. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, goTo, open, STILL, settled, test } from './page';

test.use(STILL);

const log = (n: number, text: string): string => `Nov 21 15:58:0${n} host kernel: [    0.00000${n}] ${text}`;
const PASTE = [
  log(1, 'MTRR default type: write-back'),
  log(2, 'MTRR variable ranges enabled:'),
  log(3, '  0 base 00C0000000 mask FFC0000000 uncachable'),
  log(4, '  1 disabled'),
  '$ cat /proc/mtrr',
  'reg00: base=0x0c0000000 ( 3072MB), size= 1024MB, count=1: uncachable',
  'reg01: base=0x080000000 ( 2048MB), size=  256MB, count=1: write-combining',
  '# rdmsr -a 0x277',
  '7040600070406',
  '7040600070406',
].join('\r\n');

async function importing(page: Page, text?: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a dump' });
  if (text !== undefined) await dialog.getByRole('textbox', { name: 'Dump' }).fill(text);
  return dialog;
}

const map = (dialog: Locator): Locator => dialog.getByRole('region', { name: 'The map' });

test('a contradiction is picked, the preview follows, and undo brings the old map back', async ({ page }) => {
  await open(page);
  const guest = page.getByRole('region', { name: 'Guest' });
  const before = await guest.getByRole('textbox', { name: 'Base of range 1' }).inputValue();
  const dialog = await importing(page, PASTE);
  await expect(dialog).toContainText('kernel log (dmesg), /proc/mtrr, rdmsr');
  const range = dialog.getByRole('group', { name: 'Variable range 1' });
  await expect(range.getByRole('radio', { name: /WC, base 0x80000000.*\/proc\/mtrr, line 7/ })).toBeChecked();
  await expect(map(dialog).getByRole('row', { name: /variable ranges valid/ })).toContainText('2');

  await range.getByRole('radio', { name: /not valid.*the kernel log, line 4/ }).click();
  await expect(map(dialog).getByRole('row', { name: /variable ranges valid/ })).toContainText('1');
  await expect(map(dialog).getByRole('img')).toHaveAttribute('aria-label', /MTRR: \d+ ranges? differ/);
  await range.getByRole('radio').first().click();
  await expect(map(dialog).getByRole('row', { name: /variable ranges valid/ })).toContainText('2');
  await expect(dialog).toContainText('Undo brings everything back');

  await dialog.getByRole('button', { name: 'Use this' }).click();
  await settled(page);
  await expect(guest.getByRole('textbox', { name: 'Base of range 1' })).toHaveValue(/8000_?0000/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  await expect(guest.getByRole('textbox', { name: 'Base of range 1' })).toHaveValue(before);
});

test('what the dump leaves out is assumed, and can be chosen by keys', async ({ page }) => {
  await open(page);
  const dialog = await importing(
    page,
    'reg00: base=0x0c0000000 ( 3072MB), size= 1024MB, count=1: uncachable',
  );
  await dialog.getByText(/values not in the dump/).click();
  const type = dialog.getByRole('group', { name: 'The default type' });
  await expect(type.getByRole('radio', { name: 'WB' })).toBeChecked();
  await type.getByRole('radio', { name: 'WB' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(type.getByRole('radio', { name: 'WP' })).toBeChecked();
  await expect(map(dialog).getByRole('row', { name: /MTRR WP/ })).toBeVisible();
  await dialog.getByRole('group', { name: 'MAXPHYADDR' }).getByRole('radio', { name: '46' }).check();
  await expect(map(dialog).getByRole('row', { name: /MAXPHYADDR/ })).toContainText('46');
  await expect(dialog).toContainText('2 picked by you');
  await dialog.getByRole('button', { name: 'Back to the usual ones' }).click();
  await expect(type.getByRole('radio', { name: 'WB' })).toBeChecked();
  await expectAccessible(page, 'import', 'dialog');
});

test('a large file is read without being put into the text field', async ({ page }) => {
  await open(page);
  const dialog = await importing(page);
  const noise = '[    1.000000] usb 1-1: new high-speed USB device number 2 using xhci_hcd\n'.repeat(100_000);
  await dialog.getByLabel('Choose a file').setInputFiles({
    name: 'boot.log',
    mimeType: 'text/plain',
    buffer: Buffer.from(`${noise}${PASTE}\n${noise}`),
  });
  await expect(dialog).toContainText('boot.log, 14');
  await expect(dialog.getByRole('group', { name: 'Variable range 1' })).toContainText('line 100007', {
    timeout: 20_000,
  });
  await dialog.getByRole('button', { name: 'Take another text' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Dump' })).toBeVisible();
});

const spte = (gfn: string, value: string, level = 1): string =>
  `qemu-1 [000] ..... 1.5: kvm_mmu_set_spte: gfn ${gfn} spte ${value} (rwxu) level ${level} at 1000`;

test('the leaves of a trace lie over the map, and what differs is listed page by page', async ({ page }) => {
  await open(page);
  // RAM below 1 GiB is WB; page 0x1000 was installed twice, UC at last, and a large leaf is right.
  const trace = [spte('1000', '100b37'), spte('1000', '100b07'), spte('2000', '100bb7', 2)].join('\n');
  const dialog = await importing(page, trace);
  await expect(dialog).toContainText('513 pages of EPT leaves');
  await expect(dialog.getByRole('button', { name: 'Use this' })).toBeHidden();
  await dialog.getByRole('button', { name: 'Lay over the map' }).click();
  await settled(page);
  const region = page.getByRole('region', { name: 'Map' });
  await expect(region).toHaveAttribute('data-lanes', /ept installed/);
  await expect(region).toHaveAttribute('data-deviant-pages', '1');

  await goTo(page, '0x1000000');
  const panel = page.getByRole('region', { name: 'Page' });
  await expect(panel).toContainText('The trace has UC, IPAT 0; the policy says WB, IPAT 0.');
  await panel.getByRole('button', { name: 'All differences' }).click();
  const list = page.getByRole('dialog', { name: 'Installed leaves' });
  await expect(list.getByRole('row')).toHaveCount(2);
  await expect(list.getByRole('row').nth(1)).toContainText(/0x100_0000.*UC.*WB.*at no point/);
  await expectAccessible(page, 'import', 'dialog');
  await list.getByRole('button', { name: /^Show/ }).click();

  await page.reload();
  await settled(page);
  await expect(region).toHaveAttribute('data-deviant-pages', '1');
  await page.getByRole('region', { name: 'Page' }).getByRole('button', { name: 'All differences' }).click();
  await list.getByRole('button', { name: 'Take them off the map' }).click();
  await expect(region).not.toHaveAttribute('data-lanes', /installed/);
});

test('a whole scenario as JSON comes back as it was, policy and quirks too', async ({ page }) => {
  await open(page);
  const policy = page.getByRole('combobox', { name: 'Policy' });
  await policy.selectOption('xen');
  await settled(page);
  const doc = {
    version: 1,
    policy: 'kvm-6.7',
    vm: { noncoherentDma: 3 },
    events: [{ type: 'dma', delta: -1 }],
  };
  const dialog = await importing(page, JSON.stringify(doc));
  await expect(map(dialog).getByRole('row', { name: 'policy xen kvm-6.7' })).toBeVisible();
  await expect(dialog).toContainText('replaces all of the scenario');
  await dialog.getByRole('button', { name: 'Use this' }).click();
  await settled(page);
  await expect(policy).toHaveValue('kvm-6.7');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Event 1 of 1');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(policy).toHaveValue('xen');
});
