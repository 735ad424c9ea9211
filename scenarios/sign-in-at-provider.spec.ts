import { expect, type Page, test } from '@playwright/test';
import { type OpenidProvider, startOpenidProvider } from '../tools/testing/openid-provider.ts';
import { becomeOwner, newPerson } from './people.ts';
import { look, picture } from './pictures.ts';
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

const definition = JSON.stringify({
  swagger: '2.0',
  info: { title: 'Who am I', version: '1', description: 'Says who calls.' },
  basePath: '/api',
  paths: {
    '/me': { get: { operationId: 'GetMe', summary: 'Get me', responses: { 200: { description: 'OK' } } } },
  },
});

test('a publisher registers the connector at a provider: secret, scopes, and the redirect URL to copy', async () => {
  await paula.goto(`${product.url}/connectors/new`);
  await paula.getByLabel('Connector name').fill('WhoAmI');
  await paula.setInputFiles('input[type=file]', {
    name: 'swagger.json',
    mimeType: 'application/json',
    buffer: Buffer.from(definition),
  });
  await paula.getByRole('button', { name: 'Import' }).click();
  await paula.getByLabel('Scheme').selectOption('http');
  await paula.getByLabel('Host').fill(openid.host);
  await paula.getByRole('button', { name: 'Next: Security' }).click();
  await paula.getByRole('radio', { name: 'OAuth 2.0' }).check();
  await paula.getByLabel('Client id').fill('tenon');
  await paula.getByLabel('Client secret').fill(openid.client.secret);
  await paula.getByLabel('Authorization URL').fill(`${openid.issuer}/contoso/oauth2/authorize`);
  await paula.getByLabel('Token URL').fill(`${openid.issuer}/contoso/oauth2/token`);
  await paula.getByLabel('Scopes').fill('openid');
  const redirectUrl = await paula.getByLabel('Redirect URL').inputValue();
  expect(redirectUrl).toMatch(new RegExp(`^${product.url}/consent/callback/[0-9a-f-]{36}$`));
  openid.register([redirectUrl]);
  await look(paula, 'oauth');
  await paula.getByRole('button', { name: 'Next: Definition' }).click();
  await paula.getByRole('button', { name: 'Back: Security' }).click();
  await expect(paula.getByLabel('Client secret')).toHaveValue('');
  await expect(paula.getByText('One is kept. Type another to replace it.')).toBeVisible();
  await paula.getByRole('tab', { name: 'Code' }).click();
  await paula.getByRole('button', { name: 'Write code' }).click();
  await look(paula, 'code');
  await paula.getByRole('button', { name: 'Create connector' }).click();
  await expect(paula.getByRole('heading', { name: /WhoAmI/ })).toBeVisible();
});

test('making a connection leads to the provider, and back to a connection that is ready', async () => {
  await paula.goto(`${product.url}/connections`);
  await paula.getByRole('button', { name: 'New connection' }).first().click();
  await paula.getByRole('combobox', { name: 'Connector' }).selectOption({ label: 'WhoAmI' });
  await paula.getByRole('button', { name: 'Create connection' }).click();
  await paula.getByPlaceholder('Enter any login').fill('ada');
  await paula.getByPlaceholder('and password').fill('any');
  await paula.getByRole('button', { name: 'Sign-in' }).click();
  await paula.getByRole('button', { name: 'Continue' }).click();
  await expect(paula).toHaveURL(`${product.url}/connections`);
  await expect(paula.getByRole('table', { name: 'Connections' })).toContainText('Connected');
  await expect(paula.getByRole('button', { name: /^Sign in for/ })).toHaveCount(0);
  await paula.screenshot({ path: picture('connected'), fullPage: true });
});

test('a sign-in that is cancelled at the provider is explained, and can be begun again', async () => {
  await paula.getByRole('button', { name: 'New connection' }).first().click();
  await paula.getByRole('combobox', { name: 'Connector' }).selectOption({ label: 'WhoAmI' });
  await paula.getByLabel('Connection name').fill('Second');
  await paula.context().clearCookies({ name: /^_session/ });
  await paula.getByRole('button', { name: 'Create connection' }).click();
  await paula.getByRole('link', { name: '[ Cancel ]' }).click();
  await expect(paula.getByText('The sign-in was cancelled, or the provider refused it.')).toBeVisible();
  await expect(paula.getByRole('button', { name: 'Sign in for Second' })).toBeVisible();
  await paula.screenshot({ path: picture('cancelled'), fullPage: true });
});
