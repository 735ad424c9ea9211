import { expect, type Page, test } from '@playwright/test';
import { becomeOwner, newPerson } from './people.ts';
import { newDataFolder, type Product, startProduct } from './product.ts';
import { violationsOf } from './violations.ts';

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

const pages = [
  '/',
  '/connectors',
  '/connectors/new',
  '/workflows',
  '/workflows/new',
  '/expressions',
  '/connections',
  '/catalogue',
  '/nominations',
  '/reviews',
  '/notices',
  '/organization',
  '/organization/rules',
  '/organization/settings',
  '/operations',
];

for (const theme of ['light', 'dark'] as const) {
  test(`every page is accessible, in ${theme}`, async () => {
    await page.emulateMedia({ colorScheme: theme });
    for (const path of pages) {
      await page.goto(product.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await violationsOf(page), path).toEqual([]);
    }
  });
}

test('a page can be used on a narrow screen without scrolling sideways', async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  for (const path of pages) {
    await page.goto(product.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});
