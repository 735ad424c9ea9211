import { expect, type Locator, type Page, test } from '@playwright/test';
import { becomeOwner, newPerson } from './people.ts';
import { picture } from './pictures.ts';
import { newDataFolder, type Product, startProduct } from './product.ts';
import { violationsOf } from './violations.ts';

test.describe.configure({ mode: 'serial' });

const data = newDataFolder();
let product: Product;
let page: Page;

test.beforeAll(async ({ browser }) => {
  product = await startProduct(data.path, ['--no-example']);
  page = await newPerson(browser);
  await becomeOwner(page, product.link);
});
test.afterAll(async () => {
  await product.stop();
  data.remove();
});

/** The card of a step. */
const card = (name: string) => page.getByRole('region', { name, exact: true });

async function add(button: Locator, step: string): Promise<void> {
  await button.click();
  await page.getByRole('tab', { name: 'Built-in' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${step} `) })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await page.keyboard.insertText(text);
}

test('loops, conditions and variables are made of cards, without code, and the run does what they say', async () => {
  await page.goto(`${product.url}/workflows/new`);
  await page.getByLabel('Workflow name').fill('sort-orders');
  await page.getByLabel('Method').selectOption('POST');
  await page.getByRole('button', { name: 'Use a sample to make the schema' }).click();
  await page.getByLabel('Sample', { exact: true }).fill('{"orders": [{"price": 3}]}');
  await page.getByRole('button', { name: 'Make the schema' }).click();

  const end = page.getByRole('button', { name: 'Add a step', exact: true });
  await add(end, 'Initialize variable');
  await card('Initialize variable').getByRole('textbox', { name: 'Name' }).fill('dear');
  await card('Initialize variable').getByRole('combobox', { name: 'Type' }).selectOption('integer');
  await type(card('Initialize variable').getByRole('textbox', { name: 'First value' }), '0');

  await add(end, 'For each');
  await card('For each').getByRole('button', { name: 'Dynamic content for List' }).click();
  await page.getByRole('menuitem', { name: 'orders' }).click();
  await add(page.getByRole('button', { name: 'Add to For each' }), 'Condition');
  await type(card('Condition').getByRole('textbox', { name: 'Value' }), "@{items('For_each')?['price']}");
  await card('Condition').getByLabel('Comparison').selectOption({ label: 'is greater than' });
  await type(card('Condition').getByRole('textbox', { name: 'Compared with' }), '10');
  await add(page.getByRole('button', { name: 'Add to Condition: If true' }), 'Increment variable');
  await card('Increment variable').getByRole('combobox', { name: 'Variable' }).selectOption('dear');

  await add(end, 'Response');
  await card('Response').getByRole('button', { name: 'Dynamic content for Body' }).click();
  await page.getByRole('menuitem', { name: 'dear', exact: true }).click();
  await card('Response').getByRole('button', { name: 'Add a header' }).click();
  await page.getByLabel('Name of the new header').fill('X-Sorted');
  await page.keyboard.press('Enter');
  await type(card('Response').getByRole('textbox', { name: 'Value of X-Sorted' }), 'yes');
  await page.screenshot({ path: picture('designer'), fullPage: true });
  expect(await violationsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Save' }).click();
  const url = await page.getByRole('textbox', { name: 'HTTP POST URL' }).inputValue();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ orders: [{ price: 3 }, { price: 30 }, { price: 300 }] }),
  });
  expect(await answer.text()).toBe('2');
  expect(answer.headers.get('x-sorted')).toBe('yes');
});

test('steps go beside each other and between others, run after failures, and are undone', async () => {
  await page.goto(`${product.url}/workflows/new`);
  const end = page.getByRole('button', { name: 'Add a step', exact: true });
  await add(end, 'Compose');
  await add(end, 'Response');
  await page.getByRole('button', { name: 'Insert before Compose' }).click();
  await page.getByRole('menuitem', { name: 'Add a parallel branch' }).click();
  await page.getByRole('tab', { name: 'Built-in' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^HTTP / })
    .click();
  await page.getByRole('button', { name: 'More for Response' }).click();
  await page.getByRole('menuitem', { name: 'Run after…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'HTTP has succeeded' }).check();
  await dialog.getByRole('checkbox', { name: 'HTTP has failed' }).check();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(card('Response')).toContainText('HTTP has succeeded or has failed');
  await page.screenshot({ path: picture('designer-parallel'), fullPage: true });

  await page.getByRole('button', { name: 'Close all' }).click();
  await page.getByRole('button', { name: 'More for Compose' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Step name').fill('First');
  await page.keyboard.press('Enter');
  await expect(card('First')).toBeVisible();

  await page.getByRole('button', { name: 'More for HTTP' }).click();
  await page.getByRole('menuitem', { name: 'Delete step' }).click();
  await expect(card('HTTP')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card('HTTP')).toBeVisible();
  await page.getByRole('button', { name: 'Open all' }).click();
  await expect(card('Response')).toContainText('HTTP has succeeded or has failed');
});

test('a workflow starts on a schedule, or when a case of a switch fits, as its cards say', async () => {
  await page.goto(`${product.url}/workflows/new`);
  await page.getByLabel('Workflow name').fill('each-monday');
  await page.getByRole('button', { name: 'More for When an HTTP request is received' }).click();
  await page.getByRole('menuitem', { name: 'Change the trigger…' }).click();
  await page.getByRole('tab', { name: 'Built-in' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^On a schedule/ })
    .click();
  const trigger = card('On a schedule');
  await trigger.getByLabel('Unit').selectOption('Week');
  await trigger.getByLabel('At these hours').fill('8, 17');
  await trigger.getByLabel('Monday').check();
  await trigger.getByLabel('Time zone').fill('Europe/Berlin');
  await add(page.getByRole('button', { name: 'Add a step', exact: true }), 'Switch');
  await type(card('Switch').getByRole('textbox', { name: 'Value' }), '@{dayOfWeek(utcNow())}');
  await card('Switch').getByLabel('Case: is equal to').fill('1');
  await card('Switch').getByRole('button', { name: 'Add a case' }).click();
  await card('Switch').getByLabel('Case 2: is equal to').fill('2');
  await add(page.getByRole('button', { name: 'Add to Switch: Case 2' }), 'Compose');
  await page.screenshot({ path: picture('designer-switch'), fullPage: true });
  await page.getByRole('tab', { name: 'Code view' }).click();
  await expect(page.getByText('"weekDays"')).toBeVisible();
  await page.getByRole('tab', { name: 'Form' }).click();
  await type(card('Compose').getByRole('textbox', { name: 'Inputs' }), 'Tuesday');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'each-monday' })).toBeVisible();
});

test('an earlier version is compared with the present one and restored', async () => {
  await page.goto(`${product.url}/workflows`);
  await page.getByRole('link', { name: 'each-monday' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'More for Compose' }).click();
  await page.getByRole('menuitem', { name: 'Delete step' }).click();
  await page.getByRole('button', { name: 'Save' }).click();

  const versions = page.getByRole('list', { name: 'Versions' }).locator('> li');
  await expect(versions).toHaveCount(2);
  await expect(versions.first()).toContainText('The step Compose was removed.');
  await versions.last().getByRole('button', { name: 'Compare with the present' }).click();
  await expect(versions.last().locator('.cm-deletedChunk').first()).toContainText('Tuesday');
  await page.screenshot({ path: picture('versions'), fullPage: true });
  expect(await violationsOf(page)).toEqual([]);
  await versions.last().getByRole('button', { name: 'Restore' }).click();
  await expect(versions).toHaveCount(3);
  await expect(versions.first()).toContainText('The step Compose was added.');
});
