/** Long dumps: the worker reads, the page goes on, and a reading can be stopped. Nothing here looks at a clock. */
import type { Locator, Page } from '@playwright/test';
import { expect, open, settled, test } from './page';

const NOISE = '[    1.000000] usb 1-1: new high-speed USB device number 2 using xhci_hcd\n';
const RANGE = 'reg00: base=0x0c0000000 ( 3072MB), size= 1024MB, count=1: uncachable\n';
/** Near the bound of the readers, so that a click comes in time. */
const LINES = 900_000;

async function importing(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import' }).click();
  return page.getByRole('dialog', { name: 'Import a dump' });
}

/** Puts a long text into the dialog without sending it to the browser: as a file that is made there. */
async function chooseLong(
  dialog: Locator,
  text: { line: string; times: number; end: string },
): Promise<void> {
  await dialog.getByLabel('Choose a file').evaluate((input: HTMLInputElement, { line, times, end }) => {
    const files = new DataTransfer();
    files.items.add(new File([line.repeat(times), end], 'boot.log', { type: 'text/plain' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

/** Pastes into the text field, as a person's keys would. */
async function paste(dialog: Locator, text: { line: string; times: number; end: string }): Promise<void> {
  await dialog.getByRole('textbox', { name: 'Dump' }).evaluate((field, { line, times, end }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', line.repeat(times) + end);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Says how far the reading is. */
const percent = (dialog: Locator): Locator =>
  dialog.getByRole('status').filter({ hasText: /Reading … \d+ %/ });

test('a long reading is stopped, changes nothing, and is taken up again', async ({ page }) => {
  await open(page);
  const before = await page.getByRole('textbox', { name: 'Base of range 1' }).inputValue();
  const dialog = await importing(page);
  await chooseLong(dialog, { line: RANGE, times: LINES, end: NOISE });
  await expect(percent(dialog)).toBeVisible();
  await expect(dialog.getByRole('progressbar', { name: 'Reading …' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Stop reading' }).click();
  await expect(dialog.getByRole('status')).toContainText('Nothing was read and nothing has changed');
  await expect(dialog.getByRole('button', { name: 'Use this' })).toBeDisabled();

  // The worker is free again at once: it answers another text.
  await dialog.getByRole('button', { name: 'Take another text' }).click();
  await dialog.getByRole('textbox', { name: 'Dump' }).fill(RANGE);
  await expect(dialog).toContainText('Found: /proc/mtrr');

  await chooseLong(dialog, { line: RANGE, times: LINES, end: NOISE });
  await dialog.getByRole('button', { name: 'Stop reading' }).click();
  await dialog.getByRole('button', { name: 'Read it after all' }).click();
  await expect(dialog).toContainText('1 line read, 900,000 about other things', { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('textbox', { name: 'Base of range 1' })).toHaveValue(before);
});

test('the page lives while the worker reads a long paste, and the answer comes', async ({ page }) => {
  await open(page);
  const dialog = await importing(page);
  await paste(dialog, { line: RANGE, times: LINES, end: NOISE });
  await expect(dialog).toContainText('Pasted text, ');
  await expect(dialog.getByRole('textbox', { name: 'Dump' })).toBeHidden();
  await expect(percent(dialog)).toBeVisible();

  // Frames are drawn and the bar moves on, while the reading is still under way.
  const bar = dialog.getByRole('progressbar', { name: 'Reading …' });
  const seen = await bar.evaluate(async (element: HTMLProgressElement) => {
    const values = new Set<number>();
    while (element.isConnected) {
      await new Promise(requestAnimationFrame);
      values.add(element.value);
    }
    return [...values];
  });
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  await expect(dialog).toContainText('1 line read, 900,000 about other things', { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Use this' }).click();
  await settled(page);
  await expect(page.getByRole('textbox', { name: 'Base of range 0' })).toHaveValue(/c000_?0000/);
});

test('what is no dump is refused with words: bytes at random, one endless line, too much', async ({
  page,
}) => {
  await open(page);
  const dialog = await importing(page);
  const file = dialog.getByLabel('Choose a file');
  const bytes = Buffer.from(Uint8Array.from({ length: 4_000_000 }, (_, i) => (i * i * 2_654_435_761) >>> 24));
  await file.setInputFiles({ name: 'random.bin', mimeType: 'application/octet-stream', buffer: bytes });
  await expect(dialog.getByRole('alert')).toContainText('Nothing was read');

  await chooseLong(dialog, { line: 'a', times: 10_000_000, end: '' });
  await expect(dialog.getByRole('alert')).toContainText('One line could not be understood');
  await expect(dialog).toContainText('more than 65536 characters');

  await chooseLong(dialog, { line: NOISE, times: 1_000_000, end: '' });
  await expect(dialog.getByRole('alert')).toContainText('more than 64 million characters');
  await expect(dialog.getByRole('button', { name: 'Use this' })).toBeDisabled();
});

test('a pasted report opens as the whole scenario that its link holds', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const exporting = page.getByRole('dialog', { name: 'Export' });
  await exporting.getByRole('radio', { name: /^Report/ }).check();
  const report = exporting.getByRole('textbox', { name: 'Text' });
  await expect(report).toHaveValue(/^Link\n/m);
  const text = await report.inputValue();
  await page.keyboard.press('Escape');

  const dialog = await importing(page);
  await dialog
    .getByRole('textbox', { name: 'Dump' })
    .fill(`Hi,\n\n${text.replace(/^/gm, '> ')}\nSee above.\n`);
  await expect(dialog).toContainText('Found: a link to a scenario');
  await expect(dialog).toContainText('replaces all of the scenario');
  await expect(dialog).toContainText('Nothing changes');
});
