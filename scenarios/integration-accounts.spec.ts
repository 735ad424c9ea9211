import { expect, type Page, test } from '@playwright/test';
import { becomeOwner, newPerson } from './people.ts';
import { look } from './pictures.ts';
import { newDataFolder, type Product, startProduct } from './product.ts';

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

const navigation = () =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Integration', exact: true });
const table = () => page.getByRole('table', { name: 'Maps and schemas' });

async function upload(name: string, text: string): Promise<void> {
  await page.setInputFiles('input[type=file]', { name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

test('an account is made, and takes maps and schemas by what their files are', async () => {
  await navigation().click();
  await expect(page.getByText('No integration accounts here yet')).toBeVisible();
  await look(page, 'integration-accounts-empty');
  await page.getByRole('button', { name: 'New account' }).click();
  await page.getByLabel('Account name').fill('Orders');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible();
  await upload('greet.liquid', 'Hello {{ content.name }}');
  await expect(page.getByLabel('Type')).toHaveValue('Liquid');
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(table()).toContainText('Liquid map');
  await upload('order.xml', '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>');
  await expect(page.getByLabel('Type')).toHaveValue('Xml');
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(table()).toContainText('XML schema');
});

test('the page says who uses a map, shows its text, and replaces and deletes it', async () => {
  const saved = await page.evaluate(async () => {
    const session = await (await fetch('/api/v1/me')).json();
    const group = `/subscriptions/${session.subscriptions[0].id}/resourceGroups/default/providers/Microsoft.Logic`;
    const definition = {
      $schema:
        'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions: {
        Greet: {
          type: 'Liquid',
          kind: 'JsonToText',
          inputs: { content: '@triggerBody()', integrationAccount: { map: { name: 'greet' } } },
        },
      },
    };
    const properties = { definition, integrationAccount: { id: `${group}/integrationAccounts/Orders` } };
    const answer = await fetch(`${group}/workflows/greeting?api-version=2019-05-01`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
      body: JSON.stringify({ location: 'local', properties }),
    });
    return answer.ok ? '' : await answer.text();
  });
  expect(saved).toBe('');
  await page.reload();
  await expect(table().getByRole('row', { name: /^greet / })).toContainText('greeting');
  await expect(page.getByRole('region', { name: 'Used by' }).getByRole('link', { name: 'greeting' })).toBeVisible();
  await look(page, 'integration-account');
  await page.getByRole('button', { name: 'View greet' }).click();
  await expect(page.getByRole('dialog')).toContainText('Hello {{ content.name }}');
  await look(page, 'integration-account-map');
  await page.getByRole('button', { name: 'Close' }).click();
  await upload('greet.liquid', 'Bye {{ content.name }}');
  await expect(page.getByText('There is a map “greet” already.')).toBeVisible();
  await page.getByRole('button', { name: 'Replace' }).click();
  await expect(page.getByText('There is a map “greet” already.')).toHaveCount(0);
  await page.getByRole('button', { name: 'View greet' }).click();
  await expect(page.getByRole('dialog')).toContainText('Bye');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Delete greet' }).click();
  await expect(page.getByRole('dialog')).toContainText('Actions of greeting apply it');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(table()).not.toContainText('greet');
  await navigation().click();
  const accounts = page.getByRole('table', { name: 'Integration accounts' });
  await expect(accounts).toContainText('1 workflow');
  await look(page, 'integration-accounts');
  await page.getByRole('button', { name: 'Delete Orders' }).click();
  await page.getByRole('button', { name: 'Delete account' }).click();
  await expect(page.getByText('No integration accounts here yet')).toBeVisible();
});
