/** Nothing moves but what was moved: not under the pointer, not with a selection, not when an answer comes. */
import type { Page } from '@playwright/test';
import { expect, open, settled, test } from './page';

/** Where the parts of the screen are. */
async function places(page: Page) {
  const parts = {
    guest: page.getByRole('region', { name: 'Guest' }),
    map: page.getByRole('region', { name: 'Map' }),
    plot: page.getByRole('application', { name: 'Address map' }),
    legend: page.getByRole('list', { name: 'Legend' }),
    panel: page.getByRole('region', { name: 'Page', exact: true }),
    timeline: page.getByRole('region', { name: 'Timeline' }),
    cd: page.getByRole('switch', { name: 'CD', exact: true }),
    lanes: page.getByRole('button', { name: 'Lanes', exact: true }),
    zoom: page.getByRole('button', { name: 'Zoom in' }),
    play: page.getByRole('button', { name: 'Play the timeline' }),
  };
  const boxes = await Promise.all(
    Object.entries(parts).map(async ([name, part]) => [name, await part.boundingBox()]),
  );
  return Object.fromEntries(boxes);
}

for (const width of [1440, 2560]) {
  test(`hover, selection, an edit, a policy and the axis move nothing, ${width} wide`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: width === 1440 ? 900 : 1300 });
    await open(page);
    await page.getByRole('switch', { name: 'CD', exact: true }).click();
    await settled(page);
    const before = await places(page);
    const plot = page.getByRole('application', { name: 'Address map' });
    for (const x of [40, 200, 420]) {
      await plot.hover({ position: { x, y: 200 } });
      expect(await places(page)).toEqual(before);
    }
    await plot.click({ position: { x: 200, y: 200 } });
    await settled(page);
    await expect(
      page.getByRole('region', { name: 'Page', exact: true }).getByRole('listitem').first(),
    ).toBeVisible();
    expect(await places(page)).toEqual(before);
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await settled(page);
    expect(await places(page)).toEqual(before);
    await page.keyboard.press('[');
    await settled(page);
    await page.getByRole('combobox', { name: 'Policy', exact: true }).selectOption('xen');
    await settled(page);
    expect(await places(page)).toEqual(before);
    for (const axis of ['Linear', 'Log', 'Folded']) {
      await page.getByRole('radio', { name: axis, exact: true }).check();
      expect(await places(page)).toEqual(before);
    }
  });
}

test('a lane that is hidden and shown moves nothing outside of the lanes', async ({ page }) => {
  await open(page);
  const outside = async () => {
    const { plot: _, legend: __, ...rest } = await places(page);
    return rest;
  };
  const before = await outside();
  await page.getByRole('button', { name: 'Lanes', exact: true }).click();
  const menu = page.getByRole('group', { name: 'Lanes' });
  for (const lane of ['Variable', 'Built']) {
    await menu.getByRole('checkbox', { name: lane }).click();
    await expect(page.locator(`[data-map="labels"] [data-lane="${lane.toLowerCase()}"]`)).toHaveCount(
      lane === 'Built' ? 1 : 0,
    );
    const { map: ___, ...now } = await outside();
    const { map: ____, ...was } = before;
    expect(now).toEqual(was);
  }
});
