import { expect, type Page, test } from '@playwright/test';
import { type OpenidProvider, startOpenidProvider } from '../tools/testing/openid-provider.ts';
import { packageWithWaysToConnect } from '../tools/testing/ways-to-connect.ts';
import { becomeOwner, newPerson } from './people.ts';
import { look } from './pictures.ts';
import { newDataFolder, type Product, startProduct } from './product.ts';

test.describe.configure({ mode: 'serial' });

const data = newDataFolder();
let product: Product;
let openid: OpenidProvider;
let paula: Page;

test.beforeAll(async ({ browser }) => {
  openid = await startOpenidProvider();
  product = await startProduct(data.path, ['--no-example', '--allow-host', openid.host]);
  paula = await newPerson(browser);
  await becomeOwner(paula, product.link);
});
test.afterAll(async () => {
  openid.close();
  await product.stop();
  data.remove();
});

const answer = () => paula.getByRole('region', { name: 'Response', exact: true });

async function testOperation(): Promise<void> {
  await paula.getByRole('button', { name: 'Test operation' }).click();
}

/** Presses the button and answers the window that opens. */
async function openWindow(): Promise<Page> {
  const opened = paula.context().waitForEvent('page');
  await paula.getByRole('button', { name: 'Sign in', exact: true }).click();
  return opened;
}

test('a publisher chooses among the ways to connect of a package; a service needs nobody, a key is typed', async () => {
  await paula.goto(`${product.url}/connectors/new`);
  await paula.getByLabel('Connector name').fill('WhoAmI');
  const files = Object.entries(packageWithWaysToConnect(openid));
  await paula.setInputFiles(
    'input[type=file]',
    files.map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })),
  );
  const imported = paula.waitForResponse((response) => response.url().endsWith('/api/v1/connectors'));
  await paula.getByRole('button', { name: 'Import' }).click();
  openid.register([(await (await imported).json()).signIn.redirectUrl]);
  await paula.getByRole('tab', { name: 'Test' }).click();
  const ways = paula.getByRole('combobox', { name: 'Authentication type' });
  await ways.selectOption('API key');
  await expect(paula.getByRole('button', { name: 'Sign in', exact: true })).toHaveCount(0);
  await paula.getByLabel('api_key').fill('a-key');
  await testOperation();
  await expect(answer()).toContainText('401');
  await ways.selectOption('Service');
  await expect(paula.getByText('Nobody signs in: the server asks for the token')).toBeVisible();
  await testOperation();
  await expect(answer()).toContainText('200');
  await ways.selectOption('Sign in');
  await look(paula, 'test-sign-in');
});

test('a sign-in that is given up in its window is explained, and begun again', async () => {
  const window = await openWindow();
  await expect(paula.getByText('Waiting for the sign-in in the other window…')).toBeVisible();
  await look(paula, 'test-sign-in-waiting');
  await window.getByRole('link', { name: '[ Cancel ]' }).click();
  await expect(paula.getByText('The sign-in was cancelled, or the provider refused it.')).toBeVisible();
  await look(paula, 'test-sign-in-cancelled');
});

test('a browser that opens no window is explained, and what to do about it', async () => {
  await paula.evaluate(() => {
    window.open = () => null;
  });
  await paula.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(paula.getByText('Allow pop-up windows for this site')).toBeVisible();
  await paula.reload();
  await paula.getByRole('tab', { name: 'Test' }).click();
});

test('a publisher signs in at the provider within the test, and the API knows who calls', async () => {
  const window = await openWindow();
  const closed = window.waitForEvent('close');
  await window.getByPlaceholder('Enter any login').fill('ada');
  await window.getByPlaceholder('and password').fill('any');
  await window.getByRole('button', { name: 'Sign-in' }).click();
  await window.getByRole('button', { name: 'Continue' }).click();
  await closed;
  await expect(paula.getByText('Signed in as ada')).toBeVisible();
  await testOperation();
  await expect(answer()).toContainText('"caller": "ada"');
  await look(paula, 'test-signed-in');
  await paula.reload();
  await paula.getByRole('tab', { name: 'Test' }).click();
  await expect(paula.getByText('Signed in as ada')).toBeVisible();
  await paula.getByRole('button', { name: 'Sign out', exact: true }).click();
  await testOperation();
  await expect(answer()).toContainText('401');
});
