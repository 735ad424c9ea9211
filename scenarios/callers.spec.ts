import { expect, type Page, test } from '@playwright/test';
import { startTokenIssuer, type TokenIssuer } from '../tools/testing/token-issuer.ts';
import { becomeOwner, newPerson } from './people.ts';
import { look } from './pictures.ts';
import { newDataFolder, type Product, startProduct } from './product.ts';

test.describe.configure({ mode: 'serial' });

const data = newDataFolder();
let product: Product;
let issuer: TokenIssuer;
let page: Page;

test.beforeAll(async ({ browser }) => {
  issuer = await startTokenIssuer();
  product = await startProduct(data.path, ['--no-example', '--allow-host', issuer.host]);
  page = await newPerson(browser);
  await becomeOwner(page, product.link);
});
test.afterAll(async () => {
  await product.stop();
  issuer.close();
  data.remove();
});

const callers = () => page.getByRole('region', { name: 'Callers with tokens' });
const address = async () => (await page.getByLabel('HTTP POST URL').inputValue()).replace(/&(?:sp|sv|sig)=[^&]*/g, '');
const call = async (claims: object = {}) =>
  fetch(await address(), {
    method: 'POST',
    headers: { authorization: `Bearer ${await issuer.token({ ...claims })}` },
  });

test('a policy lets in who has a token of an issuer', async () => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Workflows' }).click();
  await page.getByRole('link', { name: 'Create workflow' }).first().click();
  await page.getByLabel('Workflow name').fill('orders');
  await page.getByLabel('Method').selectOption('POST');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'orders', level: 1 })).toBeVisible();
  expect((await call()).status).toBe(401);
  await callers().getByRole('button', { name: 'Add policy' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Policy name').fill('Partner');
  await dialog.getByLabel('Issuer (iss)').fill('not an address');
  await dialog.getByLabel('Audience (aud)').fill('api://orders');
  await dialog.getByLabel('Other claims').fill('roles = Orders.Send');
  await dialog.getByRole('button', { name: 'Save policy' }).click();
  await expect(dialog.getByRole('alert')).toContainText('no address of an issuer');
  await dialog.getByLabel('Issuer (iss)').fill(issuer.issuer);
  await look(page, 'caller-policy');
  await dialog.getByRole('button', { name: 'Save policy' }).click();
  await expect(callers().getByRole('listitem')).toContainText(['Orders.Send']);
  await look(page, 'callers');
  expect((await call()).status).toBe(403);
  expect((await call({ roles: ['Orders.Send'] })).status).toBe(202);
});

test('the signed address is closed, and an edit of the definition leaves the callers as they are', async () => {
  const signed = await page.getByLabel('HTTP POST URL').inputValue();
  await callers().getByRole('switch').click();
  await expect(page.getByLabel('HTTP POST URL')).toHaveValue(/invoke\?api-version=2016-10-01$/);
  await expect(page.getByRole('form', { name: 'Try it' })).toBeHidden();
  expect((await fetch(signed, { method: 'POST' })).status).toBe(401);
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(callers().getByRole('listitem')).toContainText(['Orders.Send']);
  await expect(callers().getByRole('switch')).not.toBeChecked();
  expect((await call({ roles: ['Orders.Send'] })).status).toBe(202);
  expect((await fetch(signed, { method: 'POST' })).status).toBe(401);
});

test('a policy is changed and removed', async () => {
  await callers().getByRole('button', { name: 'Change Partner' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Other claims')).toHaveValue('roles = Orders.Send');
  await dialog.getByLabel('Other claims').fill('');
  await dialog.getByRole('button', { name: 'Save policy' }).click();
  await expect(dialog).toBeHidden();
  await expect(callers().getByRole('listitem')).not.toContainText(['Orders.Send']);
  expect((await call()).status).toBe(202);
  await callers().getByRole('switch').click();
  await expect(page.getByLabel('HTTP POST URL')).toHaveValue(/&sig=/);
  await callers().getByRole('button', { name: 'Remove Partner' }).click();
  await expect(callers()).toContainText('None.');
  expect((await call()).status).toBe(401);
});
