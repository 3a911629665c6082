/** The map as hands and keys have it: lanes, their menu, the table, and the edges of variable ranges. */
import type { Locator, Page } from '@playwright/test';
import { drag, pull } from './mouse';
import { expect, goTo, open, settled, test } from './page';

const mapOf = (page: Page): Locator => page.getByRole('region', { name: 'Map' });
const lanesOf = async (page: Page): Promise<string[]> =>
  ((await mapOf(page).getAttribute('data-lanes')) ?? '').split(' ');
const events = (page: Page): Locator => page.getByRole('region', { name: 'Timeline' });

test('the largest leaf is in the tooltip and in what is spoken', async ({ page }) => {
  await open(page);
  await expect.poll(async () => (await lanesOf(page)).at(-1)).toBe('largest');
  const plot = page.getByRole('application', { name: 'Address map' });
  await plot.hover({ position: { x: 200, y: 100 } });
  await expect(plot).toContainText(/Largest leaf\s*2 MiB/);
  await plot.focus();
  await page.keyboard.press('Home');
  await expect(mapOf(page).getByRole('status').last()).toContainText(/leaves of 4 KiB/);
});

test('lanes are hidden, shown and moved by keys alone, and the link keeps them', async ({ page }) => {
  await open(page);
  const opener = page.getByRole('button', { name: 'Lanes', exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  const menu = page.getByRole('group', { name: 'Lanes' });
  await menu.getByRole('checkbox', { name: 'Memory' }).focus();
  await page.keyboard.press('Space');
  await menu.getByRole('checkbox', { name: 'Built' }).focus();
  await page.keyboard.press('Space');
  await expect
    .poll(() => lanesOf(page))
    .toEqual('variable mtrr ept effective zapped stale largest built'.split(' '));
  const up = menu.getByRole('button', { name: 'Move Largest up' });
  await up.focus();
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press('Enter');
    await expect(up).toBeFocused();
  }
  await expect(menu.getByRole('status')).toHaveText('Largest is lane 1 of 8');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(opener).toBeFocused();
  const wanted = 'largest variable mtrr ept effective zapped stale built';
  await expect(mapOf(page)).toHaveAttribute('data-lanes', wanted);

  await expect(page).toHaveURL(/[?&]l=largest,variable/);
  await page.reload();
  await settled(page);
  await expect(mapOf(page)).toHaveAttribute('data-lanes', wanted);
  await opener.click();
  await menu.getByRole('button', { name: 'The usual lanes' }).click();
  await expect.poll(async () => (await lanesOf(page))[0]).toBe('memory');
});

test('the table is sorted, filtered and walked, with the selection of the map', async ({ page }) => {
  await open(page);
  const before = await mapOf(page).boundingBox();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const table = page.getByRole('grid', { name: 'Segments' });
  await expect(page.getByRole('application', { name: 'Address map' })).toBeHidden();
  expect(await mapOf(page).boundingBox()).toEqual(before);

  await table.getByRole('row', { name: /0x3f50_0000/ }).click();
  const panel = page.getByRole('region', { name: 'Page', exact: true });
  await expect(panel).toContainText('0x3f50_0000');
  await expect(table.getByRole('row', { selected: true })).toContainText('0x3f50_0000');
  await page.keyboard.press('ArrowDown');
  await expect(table.getByRole('row', { selected: true })).toContainText('0x4000_0000');
  await expect(table.getByRole('row', { selected: true })).toBeFocused();
  await expect(panel).toContainText('0x4000_0000');

  await table.getByRole('button', { name: /^Size/ }).click();
  await expect(table.getByRole('columnheader', { name: /^Size/ })).toHaveAttribute('aria-sort', 'descending');
  await expect(table.getByRole('row').nth(1)).toContainText('60 GiB');

  const all = await table.getByRole('row').count();
  await page.getByRole('combobox', { name: 'Only' }).selectOption('effective WC');
  const rows = table.getByRole('row');
  await expect(rows).toHaveCount(2);
  expect(all).toBeGreaterThan(2);
  await expect(rows.nth(1)).toContainText('0x4000_0000');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByRole('application', { name: 'Address map' })).toBeVisible();
});

test('the table of thousands of segments draws those in sight, and goes where the selection goes', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Policy' }).selectOption('bare-metal');
  const mask = page.getByRole('textbox', { name: 'Mask of range 4' });
  await page.getByRole('button', { name: 'Show masks' }).click();
  await mask.fill('0xaaaaaa000');
  await mask.press('Enter');
  await settled(page);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const table = page.getByRole('grid', { name: 'Segments' });
  const rows = table.getByRole('row');
  const all = Number(await table.getAttribute('aria-rowcount'));
  expect(all).toBeGreaterThan(1000);
  expect(await rows.count()).toBeLessThan(200);
  await expect(rows.nth(1)).toHaveAttribute('aria-rowindex', '2');
  const width = (await table.boundingBox())?.width;

  // Far down by scrolling: other rows are drawn, and the table keeps its width.
  const middle = table.locator(`[aria-rowindex="${Math.round(all / 2)}"]`);
  await expect(middle).toHaveCount(0);
  await table.locator('..').evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2 }));
  await expect(middle).toBeInViewport();
  expect((await table.boundingBox())?.width).toBe(width);
  expect(await rows.count()).toBeLessThan(200);
  await middle.click();
  await expect(middle).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  const last = table.locator(`[aria-rowindex="${all}"]`);
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(table.locator('[aria-rowindex="2"]')).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(table.locator('[aria-rowindex="22"]')).toBeFocused();
});

test('an edge is dragged: one event, one step of undo, and the map follows at once', async ({ page }) => {
  await open(page);
  const end = page.getByRole('slider', { name: 'End of range 4' });
  await expect(end).toHaveAttribute('aria-valuetext', /0x4fff_ffff, 256 MiB; next size is 512 MiB/);
  await drag(page, end, 120);
  await expect(end).toHaveAttribute(
    'aria-valuetext',
    '0x4000_0000 to 0x7fff_ffff, 1 GiB; next size is 2 GiB: base must be aligned to it',
  );
  const size = page.getByRole('textbox', { name: 'Size of range 4' });
  await expect(size).toHaveValue('1 GiB');
  await expect(events(page)).toContainText('Event 1 of 1');
  await expect(events(page)).toContainText('#4 1 GiB at');
  await page.keyboard.press('Control+z');
  await settled(page);
  await expect(size).toHaveValue('256 MiB');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();

  await drag(page, page.getByRole('slider', { name: 'Start of range 0' }), 200);
  await expect(page.getByRole('textbox', { name: 'Base of range 0' })).toHaveValue('0x2000_0000');
  await expect(size).toHaveValue('256 MiB');
  await expect(events(page)).toContainText('Event 1 of 1');
});

test('Escape in the midst of a drag puts everything back', async ({ page }) => {
  await open(page);
  const end = page.getByRole('slider', { name: 'End of range 4' });
  const before = await end.boundingBox();
  if (!before) throw new Error('there is no handle');
  await pull(page, end, -54);
  await settled(page);
  await expect(end).not.toHaveAttribute('aria-valuetext', /256 MiB;/);
  await page.keyboard.press('Escape');
  await page.mouse.move(before.x + 60, before.y + 9, { steps: 3 });
  await page.mouse.up();
  await settled(page);
  await expect(end).toHaveAttribute('aria-valuetext', /0x4fff_ffff, 256 MiB;/);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('an edge is moved by keys, to the next legal place each time', async ({ page }) => {
  await open(page);
  const end = page.getByRole('slider', { name: 'End of range 2' });
  await end.focus();
  await page.keyboard.press('ArrowLeft');
  await settled(page);
  await expect(end).toHaveAttribute('aria-valuetext', /0x3f6f_ffff, 1 MiB; next size is 2 MiB/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await settled(page);
  await expect(end).toHaveAttribute('aria-valuetext', /2 MiB; next size is 4 MiB: base must be aligned/);
  await page.keyboard.press('Home');
  await settled(page);
  await expect(end).toHaveAttribute('aria-valuetext', /0x3f60_0fff, 4 KiB/);
  await expect(end).toBeFocused();
  await expect(events(page)).toContainText('Event 3 of 3');
  const start = page.getByRole('slider', { name: 'Start of range 0' });
  await start.focus();
  await page.keyboard.press('ArrowRight');
  await settled(page);
  await expect(start).toHaveAttribute('aria-valuetext', /0x2000_0000 to 0x3fff_ffff/);
});

test('handles are there only where their edge is in the window', async ({ page }) => {
  await open(page);
  const handles = page.getByRole('slider', { name: /of range/ });
  await expect(handles).toHaveCount(10);
  await goTo(page, '0x40000000..0x40100000');
  await expect(mapOf(page)).toHaveAttribute('data-window', /^26\d+-\d{3}$/);
  // The ends of 0 and 3, and the start of 4, all at 1 GiB.
  await expect(handles).toHaveCount(3);
  await expect(page.getByRole('slider', { name: 'Start of range 4' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'End of range 4' })).toBeHidden();
});
