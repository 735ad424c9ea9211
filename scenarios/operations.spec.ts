import { expect, test } from '@playwright/test';
import { newPerson } from './people.ts';
import { newDataFolder, startProduct } from './product.ts';

test('the operator sees how the instance does, as charts and as tables', async ({ browser }) => {
  const data = newDataFolder();
  const product = await startProduct(data.path, ['--no-example']);
  const page = await newPerson(browser);
  await page.goto(product.link ?? '');
  await page.getByRole('link', { name: 'Skip for now' }).click();
  await page.getByRole('link', { name: 'Operations' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Operations');
  await expect(page.getByRole('table', { name: 'Workers' }).getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('table', { name: 'Queues' })).toContainText('runs, local');

  // The first interval is over ten seconds after the start; the page looks again by itself.
  const calls = page.getByRole('img', { name: /^Calls: Answered \d+ now/ });
  await expect(calls).toBeVisible({ timeout: 25_000 });
  await page.getByRole('button', { name: 'Calls, as a table' }).click();
  const table = page.getByRole('table', { name: 'Calls' });
  await expect(table.getByRole('columnheader')).toHaveText(['Time', 'Answered', 'Failed here']);
  await expect(table.getByRole('row').nth(1)).toContainText(/\d/);
  await product.stop();
  data.remove();
});
