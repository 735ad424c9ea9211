import { expect, type Page, test } from '@playwright/test';
import { becomeOwner, newPerson } from './people.ts';
import { newDataFolder, type Product, startProduct } from './product.ts';

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

test('an expression shows its value or its error while it is typed, with help for the function', async () => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Expressions' }).click();
  const editor = page.getByRole('textbox', { name: 'Expression', exact: true });
  const value = page.getByRole('region', { name: 'The value' });
  await expect(value).toHaveText('Hello, ADA!');

  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText("@add(1, length(triggerBody()?['items']))");
  await expect(value).toHaveText('4');

  await page.keyboard.press('Control+a');
  await page.keyboard.insertText("@add(1, int('ten'))");
  const problems = page.getByRole('list', { name: 'What is wrong' });
  await expect(problems).toContainText('character 13');
  await expect(problems).toContainText('invalid-argument');
  await expect(page.locator('.cm-problem')).toHaveText("'ten'");
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const help = page.getByRole('region', { name: 'Expression', exact: true });
  await expect(help).toContainText('int(value)');

  await page.keyboard.press('Control+a');
  await page.keyboard.type('@toUpp');
  await page.getByRole('option', { name: /toUpper/ }).waitFor();
  // A list that has just opened takes no key for a moment, so that nobody chooses from it unseen.
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await page.keyboard.type("'a'");
  await page.keyboard.type(')');
  await expect(value).toHaveText('A');
});

test('every function is listed with an example to try', async () => {
  await page.goto(`${product.url}/expressions`);
  await page.getByRole('searchbox', { name: 'Search functions' }).fill('dayOfYear');
  await page.getByText('dayOfYear', { exact: true }).click();
  await page.getByRole('button', { name: 'Try the example of dayOfYear' }).click();
  await expect(page.getByRole('region', { name: 'The value' })).toHaveText(/^\d+$/);
});

test('the data is read as it is changed', async () => {
  await page.goto(`${product.url}/expressions`);
  await page.getByRole('textbox', { name: 'Data as JSON' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('{"trigger": {"outputs": {"body": {"name": "Grace"}}}}');
  await expect(page.getByRole('region', { name: 'The value' })).toHaveText('Hello, GRACE!');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('[');
  await expect(page.getByText('The data cannot be read:')).toBeVisible();
});
