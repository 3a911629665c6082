import { expectAccessible } from './axe';
import { expect, open, settled, test } from './page';

test('the palette finds commands, policies, presets and addresses, by keyboard alone', async ({ page }) => {
  await open(page);
  const field = page.getByRole('combobox', { name: 'Command, address or preset' });
  const list = page.getByRole('listbox', { name: 'Commands' });
  const ask = async (text: string) => {
    await page.keyboard.press('Control+k');
    await expect(field).toBeFocused();
    await page.keyboard.type(text);
  };

  await ask('policy 6.7');
  await expect(list.getByRole('option', { selected: true })).toContainText('Policy: KVM 6.7');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(page.getByRole('combobox', { name: 'Policy', exact: true })).toHaveValue('kvm-6.7');
  await expect(field).toBeHidden();

  await ask('0xfee00000');
  await expect(list.getByRole('option')).toHaveText(['Go to 0xfee0_0000']);
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(page.getByRole('region', { name: 'Page' })).toContainText('0xfee0_0000');

  // What was used stands first; what cannot be done says why.
  await ask('');
  await expect(list.getByRole('group', { name: 'Used last' }).getByRole('option')).toContainText([
    'Policy: KVM 6.7',
  ]);
  await page.keyboard.type('redo');
  const redo = list.getByRole('option', { selected: true });
  await expect(redo).toHaveAttribute('aria-disabled', 'true');
  await expect(redo).toContainText('Nothing was undone');
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');

  await ask('lane built');
  await page.keyboard.press('Enter');
  await ask('lane built');
  await expect(list.getByRole('option', { selected: true })).toContainText('on');
  await page.keyboard.press('Escape');

  // Arrows walk round; a command may open a dialog of its own.
  await ask('reset');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await ask('event msr');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Write an MSR' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('one list of commands feeds keys, buttons and help', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toContainText('All commands');
  await expect(help).toContainText('Ctrl+K');
  await page.keyboard.press('Escape');
  // The map's keys work wherever the focus is; the palette reaches those that want it on the lanes.
  const place = page.locator('[data-map="place"]');
  const whole = await place.textContent();
  await page.keyboard.press('+');
  await expect(place).not.toHaveText(whole ?? '');
  await page.keyboard.press('0');
  await expect(place).toHaveText(whole ?? '');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command, address or preset' })).toBeFocused();
  await page.keyboard.type('first segment');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(page.getByRole('region', { name: 'Page' })).toContainText('0x0');
  await page.keyboard.press('c');
  await settled(page);
  await expect(page.getByRole('switch', { name: 'CD', exact: true })).toBeChecked();
});

test('the palette is clean', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command, address or preset' })).toBeFocused();
  await expectAccessible(page, 'palette');
});
