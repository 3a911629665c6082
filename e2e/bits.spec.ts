/** The registers bit by bit: what a flipped bit does, what is refused, and the compare of a range with a page. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, goTo, open, STILL, settled, test } from './page';

test.use(STILL);

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Registers, bit by bit' });
const guest = (page: Page): Locator => page.getByRole('region', { name: 'Guest', exact: true });

async function show(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole('option', { name, exact: true }).click();
}

test('a bit that is flipped is an event, and hex, fields and map follow', async ({ page }) => {
  await open(page);
  await goTo(page, '0x40000000');
  await guest(page).getByRole('button', { name: 'Default type, bit by bit' }).click();
  const value = dialog(page).getByRole('textbox', { name: 'Value of IA32_MTRR_DEF_TYPE' });
  await expect(value).toHaveValue('0xc00');
  const bit = dialog(page).getByRole('button', { name: 'bit 11, E' });
  await expect(bit).toHaveAttribute('aria-pressed', 'true');
  await bit.click();
  await settled(page);
  await expect(bit).toHaveAttribute('aria-pressed', 'false');
  await expect(value).toHaveValue('0x400');
  await expect(
    dialog(page).getByRole('switch', { name: 'E of IA32_MTRR_DEF_TYPE', exact: true }),
  ).not.toBeChecked();
  // The other way round: the fields write the value and the bits.
  await dialog(page).getByRole('combobox', { name: 'Type of IA32_MTRR_DEF_TYPE' }).selectOption('WP');
  await settled(page);
  await expect(value).toHaveValue('0x405');
  await expect(dialog(page).getByRole('button', { name: 'bit 2, Type' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await value.fill('0xc06');
  await value.press('Enter');
  await settled(page);
  await expect(bit).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(guest(page).getByRole('textbox', { name: 'IA32_MTRR_DEF_TYPE' })).toHaveValue('0xc06');
  // Above all ranges the default type decides: it was UC.
  await goTo(page, '0x8000000000');
  await expect(page.getByRole('region', { name: 'Page', exact: true })).toContainText('WB');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('E=0');
});

test('what the CPU refuses is said in place, and the register keeps its value', async ({ page }) => {
  await open(page);
  await page.keyboard.press('r');
  await show(page, 'IA32_MTRR_DEF_TYPE');
  const refusal = dialog(page).getByRole('alert');
  const reserved = dialog(page).getByRole('button', { name: 'bit 9, reserved' });
  await reserved.click();
  await expect(refusal).toHaveText(
    '#GP(0): IA32_MTRR_DEF_TYPE: reserved bits 0x200 are set. The register keeps 0xc00.',
  );
  await expect(reserved).toHaveAttribute('aria-pressed', 'false');
  // A type that is none.
  await dialog(page).getByRole('button', { name: 'bit 1, Type' }).click();
  await expect(refusal).toContainText('0x2, which is not an MTRR memory type');
  // What was typed stays, to be put right.
  const value = dialog(page).getByRole('textbox', { name: 'Value of IA32_MTRR_DEF_TYPE' });
  await value.fill('0x1c06');
  await value.press('Enter');
  await expect(refusal).toContainText('reserved bits 0x1000 are set');
  await expect(value).toHaveValue('0x1c06');
  await value.press('Escape');
  await expect(refusal).toHaveCount(0);
  await expect(value).toHaveValue('0xc00');

  await show(page, 'IA32_MTRRCAP');
  await dialog(page).getByRole('button', { name: 'bit 0, VCNT' }).click();
  await expect(refusal).toContainText('#GP(0): IA32_MTRRCAP is read-only.');
  await show(page, 'CR0');
  await dialog(page).getByRole('button', { name: 'bit 29, NW' }).click();
  await expect(refusal).toContainText('#GP(0): CR0.NW=1 with CR0.CD=0 is an invalid cache mode.');
  await dialog(page).getByRole('button', { name: 'bit 17, ignored' }).click();
  await expect(refusal).toHaveText('Bit 17: a CPU ignores what is written there.');
  // An address that is too long is refused, not cut off.
  await show(page, 'IA32_MTRR_PHYSBASE0');
  const base = dialog(page).getByRole('textbox', { name: 'PhysBase of IA32_MTRR_PHYSBASE0' });
  await base.fill('0x8_0000_0000_0000');
  await base.press('Enter');
  await expect(refusal).toContainText('lie at or above MAXPHYADDR');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // Nothing has happened.
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('the compare says which bit keeps the page out, holes included', async ({ page }) => {
  await open(page);
  await page.keyboard.press('r');
  await show(page, 'IA32_MTRR_PHYSMASK0');
  await expect(dialog(page)).toContainText('Select a page of the map');
  await page.keyboard.press('Escape');
  await goTo(page, '0x1000');
  await page.keyboard.press('r');
  const compare = dialog(page).getByRole('region', { name: 'Range 0 against 0x1000, bit by bit' });
  await expect(compare.getByRole('status')).toContainText('cared bits agree: range 0 matches.');
  await expect(compare.getByRole('status')).toContainText('below 1 MiB the fixed ranges decide');
  await dialog(page).getByRole('button', { name: 'bit 11, V' }).click();
  await settled(page);
  await expect(compare.getByRole('status')).toContainText('V is clear');
  await dialog(page).getByRole('button', { name: 'bit 12, PhysMask' }).click();
  await settled(page);
  await expect(compare.getByRole('status')).toHaveText('Bit 12 differs: the page is outside of range 0.');
  await expect(compare).toContainText('pieces');
  await page.keyboard.press('Escape');
  await goTo(page, '0xc0000000');
  await page.keyboard.press('r');
  await expect(dialog(page).getByRole('status')).toHaveText(
    'Bits 31 and 30 differ: the page is outside of range 0.',
  );
});

test('the leaf of the page opens from its bits, and a trial of it changes nothing', async ({ page }) => {
  await open(page);
  await goTo(page, '0x40000000');
  await page.getByRole('button', { name: 'EPT, bit by bit' }).click();
  const bits = dialog(page).getByRole('toolbar', { name: 'Bits of EPT leaf' });
  const said = dialog(page).getByRole('status');
  await expect(said).toContainText('Reads as');
  for (const bit of ['bit 2, X', 'bit 1, W', 'bit 0, R'])
    await bits.getByRole('button', { name: bit }).click();
  await expect(said).toContainText('EPT violation');
  await bits.getByRole('button', { name: 'bit 1, W' }).click();
  await expect(said).toContainText('EPT misconfiguration');
  const value = dialog(page).getByRole('textbox', { name: 'Value of EPT leaf' });
  await expect(value).toHaveValue('0x2');
  await value.fill('0x17');
  await value.press('Enter');
  await expect(said).toContainText('Type 2 is reserved: an access is an EPT misconfiguration.');
  await dialog(page).getByRole('button', { name: 'As the policy has it' }).click();
  await expect(said).toContainText('Reads as');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('by keyboard alone, from list to bit', async ({ page }) => {
  await open(page);
  await page.keyboard.press('r');
  const list = dialog(page).getByRole('listbox', { name: 'Registers' });
  await expect(list).toBeFocused();
  await page.keyboard.press('Home');
  await expect(dialog(page).getByRole('heading', { name: 'CR0' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(dialog(page).getByRole('heading', { name: 'IA32_MTRR_DEF_TYPE' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('button', { name: 'bit 11, E' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const fixed = dialog(page).getByRole('button', { name: 'bit 10, FE' });
  await expect(fixed).toBeFocused();
  await page.keyboard.press(' ');
  await settled(page);
  await expect(fixed).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('ArrowUp');
  await expect(dialog(page).getByRole('button', { name: 'bit 42, reserved' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('narrow, every register fits and axe finds nothing', async ({ page }) => {
  // axe takes its time.
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await goTo(page, '0xa0000');
  await page.keyboard.press('r');
  const choose = dialog(page).getByRole('combobox', { name: 'Registers' });
  for (const name of ['CR0', 'IA32_PAT', 'EPT leaf', 'IA32_MTRR_PHYSMASK0', 'IA32_MTRR_FIX16K_A0000']) {
    await choose.selectOption(name);
    await expect(dialog(page).getByRole('heading', { name, exact: true })).toBeVisible();
    await expectAccessible(page, name, 'dialog');
    const over = await dialog(page).evaluate(
      (element) =>
        [element, ...element.querySelectorAll('div')].filter(
          (part) => getComputedStyle(part).overflowX !== 'visible' && part.scrollWidth > part.clientWidth,
        ).length,
    );
    expect(over, name).toBe(0);
  }
});
