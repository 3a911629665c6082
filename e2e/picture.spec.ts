/** The map as a picture: saved as SVG and as PNG, copied, whole and not blank. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/link';
import { expectAccessible } from './axe';
import { expect, open, STILL, test } from './page';

test.use(STILL);

const HOSTILE = '<b>"A & B"</b>';
const hash = encodeLink(
  {
    version: 1,
    name: HOSTILE,
    policy: 'kvm-6.0',
    memory: [{ start: '0x0', end: '0x100000000', kind: 'ram', name: HOSTILE }],
  },
  {},
);

async function openPicture(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Picture of the map …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Picture of the map' });
  await expect(dialog.getByRole('img', { name: /^Preview: / })).toBeVisible();
  return dialog;
}

async function saved(page: Page, dialog: Locator, button: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('the SVG is one whole document with title, policy, link and the chosen lanes', async ({ page }) => {
  await open(page, hash);
  const dialog = await openPicture(page);
  await dialog.getByRole('radio', { name: /slide/ }).check();
  await dialog.getByRole('radio', { name: 'The whole space' }).check();
  await dialog.getByRole('checkbox', { name: 'Stale' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Fixed' }).check();
  const { name, bytes } = await saved(page, dialog, 'Save SVG');
  expect(name).toBe('b-A-B-b.svg');
  expect(bytes.length).toBeGreaterThan(5000);
  expect(bytes.length).toBeLessThan(200_000);
  const read = await page.evaluate((text) => {
    const doc = new DOMParser().parseFromString(text, 'image/svg+xml');
    const root = doc.documentElement;
    const all = [...root.querySelectorAll('*')];
    return {
      errors: doc.querySelectorAll('parsererror').length,
      root: root.localName,
      width: root.getAttribute('width'),
      title: root.querySelector('title')?.textContent,
      about: root.querySelector('desc')?.textContent,
      texts: [...root.querySelectorAll('text')].map((element) => element.textContent ?? ''),
      href: root.querySelector('a')?.getAttribute('href'),
      names: [...new Set(all.map(({ localName }) => localName))].sort(),
      outside: all.flatMap(
        ({ attributes }) =>
          [...attributes].filter(
            ({ name, value }) => name !== 'href' && /url\((?!#)|^(https?|data):/.test(value),
          ).length,
      ),
    };
  }, bytes.toString());
  expect(read).toMatchObject({ errors: 0, root: 'svg', width: '1600', title: HOSTILE });
  expect(read.about).toMatch(/^Map of guest-physical memory types\. Policy: KVM 6\.0/);
  expect(read.texts).toContain(HOSTILE);
  expect(read.texts).toContain('Fixed');
  expect(read.texts).not.toContain('Stale');
  expect(read.href).toMatch(/#\/s\/\d\./);
  expect(read.names).toEqual('a defs desc g path pattern rect text title'.split(' '));
  expect(read.outside.every((count) => count === 0)).toBe(true);
});

test('the PNG has its size and is not blank, light and dark', async ({ page }) => {
  await open(page, hash);
  const dialog = await openPicture(page);
  const papers: string[] = [];
  for (const theme of ['Light', 'Dark']) {
    await dialog.getByRole('radio', { name: theme }).check();
    const { name, bytes } = await saved(page, dialog, 'Save PNG');
    expect(name).toBe('b-A-B-b.png');
    const seen = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const ctx = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!ctx) throw new Error('no canvas');
      ctx.drawImage(bitmap, 0, 0);
      const { data } = ctx.getImageData(0, 0, bitmap.width, bitmap.height);
      const pixels = new Uint32Array(data.buffer);
      return { width: bitmap.width, colours: new Set(pixels).size, paper: pixels[0]?.toString(16) ?? '' };
    }, bytes.toString('base64'));
    expect(seen.width).toBe(1600);
    expect(seen.colours).toBeGreaterThan(20);
    papers.push(seen.paper);
  }
  expect(papers).toEqual(['fffbfcfc', 'ff171412']);
});

test('both are copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, hash);
  const dialog = await openPicture(page);
  const types = (): Promise<string[]> =>
    page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
  await dialog.getByRole('button', { name: 'Copy as PNG' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Copied');
  expect(await types()).toEqual(['image/png']);
  await dialog.getByRole('button', { name: 'Copy as SVG' }).click();
  await expect.poll(types).toEqual(['text/plain']);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<svg .*<\/svg>\s*$/s);
});

for (const width of [390, 1440]) {
  test(`axe finds nothing in the picture dialog, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    await openPicture(page);
    await expectAccessible(page, 'picture', 'dialog');
  });
}
