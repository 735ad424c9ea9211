import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { answerOfLists, listsDefinition, listsKey } from '../tools/testing/lists-api.ts';
import { becomeOwner, newPerson } from './people.ts';
import { look } from './pictures.ts';
import { newDataFolder, type Product, startProduct } from './product.ts';

test.describe.configure({ mode: 'serial' });

const data = newDataFolder();
let product: Product;
let api: Server;
let host = '';
let page: Page;

test.beforeAll(async ({ browser }) => {
  api = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const answer = answerOfLists(request, body);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((ready) => api.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(api.address() as AddressInfo).port}`;
  product = await startProduct(data.path, ['--no-example', '--allow-host', host]);
  page = await newPerson(browser);
  await becomeOwner(page, product.link);
});
test.afterAll(async () => {
  api.closeAllConnections();
  api.close();
  await product.stop();
  data.remove();
});

async function choose(within: Page | Locator, field: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('the test of an operation offers what the API has, and says what it refuses', async () => {
  await page.goto(`${product.url}/connectors/new`);
  await page.getByLabel('Connector name').fill('Lists');
  await page.setInputFiles('input[type=file]', {
    name: 'lists.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(listsDefinition(host))),
  });
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByLabel('Host')).toHaveValue(host);
  await page.getByRole('tab', { name: 'Test' }).click();
  await page.getByRole('combobox', { name: 'Operation' }).selectOption('AddItem');
  await page.getByLabel('key', { exact: true }).fill('wrong-key-9');
  await page.getByRole('combobox', { name: 'Site', exact: true }).click();
  await expect(page.getByText(/The API answered 401/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('key', { exact: true }).fill(listsKey);
  await choose(page, 'Site', 'Sales');
  await choose(page, 'List', 'Orders');
  await page.getByLabel('Customer').fill('Ann');
  await page.getByLabel('Amount').fill('3');
  await page.getByLabel('Size').selectOption('large');
  await look(page, 'dynamic-test-tab');
  await page.getByRole('button', { name: 'Test operation' }).click();
  const request = page.getByRole('region', { name: 'Request', exact: true });
  await expect(request).toContainText('site=s1&list=orders');
  await expect(request).toContainText('"amount": 3');
  await page.getByRole('button', { name: 'Create connector' }).click();
  await expect(page.getByRole('heading', { name: /Lists/ })).toBeVisible();
});

test('a step chooses from lists that follow each other, picks a folder by keyboard, and fills the fields that the API tells', async () => {
  await page.goto(`${product.url}/workflows/new`);
  await page.getByLabel('Workflow name').fill('keep-orders');
  await page.getByRole('button', { name: 'Add a step', exact: true }).click();
  await page.getByRole('dialog').getByText('Lists', { exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Add an item/ })
    .click();
  const step = page.getByRole('region', { name: 'Add an item', exact: true });
  await step.getByLabel(/^key/).fill(listsKey);
  await step.getByRole('button', { name: 'Create connection' }).click();
  await expect(step.getByRole('combobox', { name: 'Connection' })).toBeVisible();
  await expect(step.getByText('Give List first; then the API tells the fields.')).toBeVisible();

  await choose(step, 'Site', 'Down');
  await step.getByRole('combobox', { name: 'List', exact: true }).click();
  await expect(step.getByText(/The API answered 503: The site is being repaired/)).toBeVisible();
  await page.keyboard.press('Escape');
  await look(page, 'dynamic-step-error');
  await choose(step, 'Site', 'Sales');
  await step.getByRole('combobox', { name: 'List', exact: true }).fill('ord');
  await expect(page.getByRole('option', { name: 'Leads' })).toHaveCount(0);
  await page.getByRole('option', { name: 'Orders', exact: true }).click();

  await step.getByRole('button', { name: 'Browse for Folder' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('treeitem', { name: 'Reports' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('treeitem', { name: '2026' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await look(page, 'dynamic-tree');
  await dialog.getByRole('button', { name: 'Choose 2026' }).click();

  await step.getByRole('textbox', { name: 'Customer' }).click();
  await page.keyboard.insertText('Ann');
  await step.getByRole('textbox', { name: 'Amount' }).click();
  await page.keyboard.insertText('3');
  await step.getByRole('button', { name: 'Enter a custom value for Site' }).click();
  await expect(step.getByRole('textbox', { name: 'Site' })).toContainText('s1');
  await step.getByRole('button', { name: 'Choose from what the API has for Site' }).click();
  await expect(step.getByRole('combobox', { name: 'Site', exact: true })).toHaveValue('Sales');
  await look(page, 'dynamic-step');

  await page.getByRole('button', { name: 'Add a step', exact: true }).click();
  await page.getByRole('tab', { name: 'Built-in' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Response / })
    .click();
  const reply = page.getByRole('region', { name: 'Response', exact: true });
  await reply.getByRole('button', { name: 'Dynamic content for Body' }).click();
  await page.getByRole('menuitem', { name: 'Body', exact: true }).first().click();
  await page.getByRole('button', { name: 'Save' }).click();
  const url = await page.getByRole('textbox', { name: /^HTTP \w+ URL$/ }).inputValue();
  expect(await (await fetch(url)).json()).toEqual({
    id: 'i1',
    site: 's1',
    list: 'orders',
    folder: 'reports-2026',
    got: { customer: 'Ann', amount: 3 },
  });
});

test('dynamic content lists what only the API knows of an answer, and a list goes on where its pages do', async () => {
  await page.goto(`${product.url}/workflows/new`);
  await page.getByLabel('Workflow name').fill('read-orders');
  const add = async (operation: RegExp) => {
    await page.getByRole('button', { name: 'Add a step', exact: true }).click();
    await page.getByRole('dialog').getByText('Lists', { exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: operation }).click();
  };
  const typed = async (step: Locator, field: string, text: string) => {
    await step.getByRole('textbox', { name: field }).click();
    await page.keyboard.insertText(text);
  };
  await add(/Get an item/);
  const get = page.getByRole('region', { name: 'Get an item', exact: true });
  await typed(get, 'List', 'orders');
  await typed(get, 'Id', 'i1');
  await add(/Add an item/);
  const step = page.getByRole('region', { name: 'Add an item', exact: true });
  await choose(step, 'Site', 'Sales');
  await step.getByRole('button', { name: 'Enter a custom value for List' }).click();
  await typed(step, 'List', 'deep');
  await typed(step, 'Country', 'big');
  const city = step.getByRole('combobox', { name: 'City', exact: true });
  await city.click();
  await expect(page.getByRole('option', { name: 'City 5', exact: true })).toBeVisible();
  await page.getByRole('option', { name: 'Load more (5 so far)' }).click();
  await page.getByRole('option', { name: 'City 7', exact: true }).click();
  await expect(city).toHaveValue('City 7');
  await step.getByRole('button', { name: 'Dynamic content for Country' }).click();
  await expect(page.getByRole('menuitem', { name: 'Customer', exact: true })).toBeVisible();
  await look(page, 'dynamic-told-outputs');
});
