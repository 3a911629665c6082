/** Every lesson from its first step to its last, by the keyboard alone. What is right is in the lesson's own list. */
import type { Page } from '@playwright/test';
import { LESSONS } from '../src/scenario/lessons/registry';
import type { Step } from '../src/scenario/lessons/types';
import { expectAccessible, expectNoOverflow } from './axe';
import { tabTo } from './keyboard';
import { expect, goTo, open, STILL, settled, test } from './page';

test.use(STILL);

/** Presses Tab until a field of the answer has the focus: terms of the glossary may stand before it. */
async function tabToAnswer(page: Page): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('form input') ?? false)) return;
  }
  throw new Error('Tab never came to an answer');
}

async function answer(page: Page, { task, right = [], hints = [] }: Step): Promise<void> {
  const { keyboard } = page;
  if (task?.kind === 'number') {
    await tabToAnswer(page);
    await keyboard.type(String(right[0]));
    await keyboard.press('Enter');
  } else if (task?.kind === 'type') {
    const choices = task.choices ?? ['UC', 'WC', 'WT', 'WP', 'WB'];
    await tabToAnswer(page);
    await keyboard.press('Space');
    for (let i = 0; i < choices.indexOf(String(right[0])); i++) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
  } else if (task?.kind === 'which') {
    for (const { label } of task.choices) {
      await tabToAnswer(page);
      if (right.includes(label)) await keyboard.press('Space');
    }
    await keyboard.press('Enter');
  } else {
    const control = (name: RegExp) =>
      page.getByRole('region', { name: 'Lesson' }).getByRole('button', { name });
    await tabTo(page, control(/^Hint/));
    for (const _ of hints) await keyboard.press('Enter');
    await tabTo(page, control(/^Show me$/));
    await keyboard.press('Enter');
    await settled(page);
    await tabTo(page, control(/^Check$/));
    await keyboard.press('Enter');
  }
}

for (const lesson of LESSONS) {
  test(`lesson: ${lesson.title}`, async ({ page }) => {
    await page.goto(`./#/l/${lesson.id}/1`);
    const panel = page.getByRole('region', { name: 'Lesson' });
    for (const [i, step] of lesson.steps.entries()) {
      await expect(
        panel.getByRole('heading', { name: `Step ${i + 1} of ${lesson.steps.length}` }),
      ).toBeFocused();
      await settled(page);
      await answer(page, step);
      await expect(panel.getByRole('status').first()).toContainText('Right.');
      await expect(panel.getByRole('button', { name: /^(Next|To the list)$/ })).toBeFocused();
      await page.keyboard.press('Enter');
    }
    const list = page.getByRole('dialog', { name: 'Learn' });
    await expect(list.getByRole('button', { name: lesson.title, exact: true })).toContainText('done');
  });
}

test('a wrong answer is said, a goal says what is missing, and doing it on the screen counts', async ({
  page,
}) => {
  await open(page, '#/l/subtractive/1');
  const panel = page.getByRole('region', { name: 'Lesson' });
  await panel.getByRole('button', { name: 'Check' }).click();
  await expect(panel.getByRole('status').first()).toContainText('0xc000_0000 has MTRR type WB, not UC.');
  const guest = page.getByRole('region', { name: 'Guest' });
  await guest.getByRole('button', { name: 'Add range' }).click();
  await guest.getByRole('combobox', { name: /type/i }).last().selectOption('UC');
  await guest.getByRole('textbox', { name: /base/i }).last().fill('0xc0000000');
  await guest.getByRole('textbox', { name: /size/i }).last().fill('1G');
  await page.keyboard.press('Enter');
  await settled(page);
  await panel.getByRole('button', { name: 'Check' }).click();
  await expect(panel.getByRole('status').first()).toContainText('Right.');
});

test('the page panel and the map keep a question open until it is answered', async ({ page }) => {
  await open(page, '#/l/ept-ipat/1');
  const panel = page.getByRole('region', { name: 'Lesson' });
  const whole = page.getByRole('region', { name: 'Page' });
  await expect(whole).not.toContainText('IPAT');
  await panel.getByRole('radio', { name: 'UC' }).check();
  await panel.getByRole('button', { name: 'Check' }).click();
  await expect(panel.getByRole('status').first()).toContainText('Not so.');
  await expect(whole).not.toContainText('IPAT');
  await panel.getByRole('radio', { name: 'WB' }).check();
  await panel.getByRole('button', { name: 'Check' }).click();
  await expect(panel.getByRole('status').first()).toContainText('Right.');
  await expect(whole).toContainText('IPAT 1');
});

test('leaving brings the own scenario back as it was, also after a reload', async ({ page }) => {
  await open(page);
  await page.getByRole('switch', { name: /^CD\b/ }).click();
  await settled(page);
  const name = page.getByRole('textbox', { name: 'Scenario name' });
  await page.keyboard.press('l');
  await page
    .getByRole('dialog', { name: 'Learn' })
    .getByRole('button', { name: 'Where ranges overlap', exact: true })
    .click();
  await expect(name).toHaveValue('UC over WB');
  await expect(page).toHaveURL(/#\/l\/overlap\/1$/);
  await page.reload();
  await expect(name).toHaveValue('UC over WB');
  await page.getByRole('button', { name: 'Leave the lesson' }).click();
  await settled(page);
  await expect(name).toHaveValue('Intel 945 netbook');
  await expect(page.getByRole('switch', { name: /^CD\b/ })).toBeChecked();
  await page.keyboard.press('Control+z');
  await settled(page);
  await expect(page.getByRole('switch', { name: /^CD\b/ })).not.toBeChecked();
});

test('a lesson that does not exist is a clear message', async ({ page }) => {
  await open(page, '#/l/nothing/1');
  await expect(page.getByRole('alert')).toContainText('there is no lesson "nothing"');
  await expect(page.getByRole('region', { name: 'Lesson' })).toBeHidden();
});

test('a lesson prints as an article: every step, its map, and the answers at the end', async ({ page }) => {
  await open(page, '#/l/sdm-example/1');
  await page.getByRole('button', { name: 'As an article' }).click();
  const article = page.getByRole('article');
  await expect(article.getByRole('table')).toHaveCount(3);
  await expect(article).toContainText('IA32_MTRR_PHYSBASE5 = 0xa000_0001');
  await expect(article.getByRole('heading', { name: 'Answers' })).toBeVisible();
  await expect(article).toContainText('95 MiB');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('region', { name: 'Guest' })).toBeHidden();
  await expect(article).toBeVisible();
});

for (const width of [390, 1440]) {
  test(`axe finds nothing in a lesson, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, '#/l/zaps/3');
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByRole('region', { name: 'Lesson' }).getByRole('status').first()).not.toBeEmpty();
    await expectAccessible(page, 'panel');
    await page.getByRole('button', { name: 'As an article' }).click();
    await expect(page.getByRole('article').getByRole('table').first()).toBeVisible();
    await expectAccessible(page, 'article');
    await expectNoOverflow(page);
  });
}

test('a teacher makes a lesson of the screen, and its link opens it elsewhere', async ({ page, browser }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await goTo(page, '0x3f500000');
  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Make a lesson' }).click();
  const form = page.getByRole('dialog', { name: 'Make a lesson' });
  await form.getByRole('textbox', { name: 'Title' }).fill('A hole that is none');
  await form.getByRole('button', { name: 'Add a step' }).click();
  const step = form.getByRole('group', { name: 'Step 1' });
  await step.getByRole('textbox', { name: 'Text' }).fill('A <b>UC</b> hole under [[KVM]] 6.1.');
  await step.getByRole('combobox', { name: 'Task' }).selectOption('type');
  await step.getByRole('combobox', { name: 'Asks for' }).selectOption('ept');
  await expect(step.getByRole('status')).toContainText('WB');
  await form.getByRole('button', { name: 'Copy link' }).click();
  await expect(form.getByText('Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/l\/1\.[\w-]+\/1$/);

  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await other.goto(link);
  const panel = other.getByRole('region', { name: 'Lesson' });
  await expect(panel).toContainText('A <b>UC</b> hole under KVM 6.1.');
  await panel.getByRole('radio', { name: 'WB' }).check();
  await panel.getByRole('button', { name: 'Check' }).click();
  await expect(panel.getByRole('status').first()).toContainText('Right.');
  await fresh.close();

  await form.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByRole('region', { name: 'Lesson' })).toContainText('A hole that is none');
  await page.getByRole('button', { name: 'Leave the lesson' }).click();
  await settled(page);
  await expect(page.getByRole('region', { name: 'Page' })).toContainText('0x3f50_0000');
});

test('a hostile lesson link is a message, and the own scenario stays', async ({ page }) => {
  await open(page, '#/l/1.eJwrSS0uAQAEXQHB/1');
  await expect(page.getByRole('alert')).toContainText('This link cannot be opened');
  await expect(page.getByRole('textbox', { name: 'Scenario name' })).toHaveValue('Intel 945 netbook');
});
