import { expect, type Page, test } from '@playwright/test';
import { newPerson } from './people.ts';
import { picture } from './pictures.ts';
import { newDataFolder, type Product, startProduct } from './product.ts';

test.describe.configure({ mode: 'serial' });

const data = newDataFolder();
let product: Product;
let paula: Page;

test.beforeAll(async ({ browser }) => {
  product = await startProduct(data.path);
  paula = await newPerson(browser, 'dark');
  await paula.goto(product.link ?? '');
  await paula.getByLabel('Organization name').fill('Framers');
  await paula.getByLabel('Your name').fill('Paula Publisher');
  await paula.getByLabel('E-mail address').fill('paula@framers.alt');
  await paula.getByLabel('Password').fill('correct horse battery');
  await paula.getByRole('button', { name: 'Continue' }).click();
  await expect(paula.getByRole('heading', { name: 'Welcome, Paula Publisher' })).toBeVisible();
});
test.afterAll(async () => {
  await product.stop();
  data.remove();
});

async function startFrom(way: string): Promise<void> {
  await paula.goto(`${product.url}/connectors/new`);
  await paula.getByRole('tab', { name: way }).click();
}

test('a connector starts from the address of a definition', async () => {
  await startFrom('From an address');
  await paula.getByLabel('Address of the definition').fill(`${product.exampleUrl}/swagger/v1/swagger.json`);
  await paula.screenshot({ path: picture('start-from-address') });
  await paula.getByRole('button', { name: 'Import' }).click();
  await expect(paula.getByLabel('Host')).toBeVisible();
});

test('the text of a definition follows what the other tabs change', async () => {
  const showText = async (): Promise<void> => {
    await paula.getByRole('tab', { name: 'Definition' }).click();
    await paula.getByLabel('Definition text').check();
  };
  await showText();
  await expect(paula.getByText('does not say on which host the API is').first()).toBeVisible();
  await paula.getByRole('tab', { name: 'General' }).click();
  await paula.getByLabel('Host').fill('frames.example');
  await showText();
  await expect(paula.getByText('"frames.example"').first()).toBeVisible();
  await expect(paula.getByText('does not say on which host the API is')).toHaveCount(0);
});

test('an address that may not be called is refused with the reason', async () => {
  await startFrom('From an address');
  await paula.getByLabel('Address of the definition').fill('http://169.254.169.254/latest/meta-data');
  await paula.getByRole('button', { name: 'Import' }).click();
  await expect(paula.getByText(/169\.254\.169\.254\/latest\/meta-data gives no definition/)).toBeVisible();
});

test('a connector starts from one call and its answer', async () => {
  await startFrom('From a sample call');
  await paula.getByLabel('Name of the API').fill('Frames');
  await paula.getByLabel('What the call does').fill('Get a price');
  await paula.getByLabel('Address of the call').fill(`${product.exampleUrl}/api/values/6/7`);
  await paula.getByLabel('Body of the answer').fill('"20.00"');
  await paula.screenshot({ path: picture('start-from-sample'), fullPage: true });
  await paula.getByRole('button', { name: 'Import' }).click();
  await paula.getByRole('button', { name: 'Next: Security' }).click();
  await paula.getByRole('button', { name: 'Next: Definition' }).click();
  await expect(paula.getByLabel('Summary').first()).toHaveValue('Get a price');
});

test('a connector starts from nothing but its first operation', async () => {
  await startFrom('From blank');
  await paula.getByLabel('Name of the API').fill('Blank');
  await paula.getByLabel('Address of the API').fill(product.exampleUrl);
  await paula.getByLabel('Path of the first operation').fill('/api/values/{height}/{width}');
  await paula.getByLabel('What the operation does').fill('Ask for a price');
  await paula.screenshot({ path: picture('start-from-blank') });
  await paula.getByRole('button', { name: 'Import' }).click();
  await expect(paula.getByLabel('Host')).toHaveValue(new URL(product.exampleUrl).host);
});
