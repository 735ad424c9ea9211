import { expect, type Page, test } from '@playwright/test';
import { managementApi } from './management.ts';
import { becomeOwner, newPerson } from './people.ts';
import { look } from './pictures.ts';
import { bootstrap, newDataFolder, type Owner, type Product, startProduct } from './product.ts';
import { violationsOf } from './violations.ts';

test.describe.configure({ mode: 'serial' });

const data = newDataFolder();
let product: Product;
let owner: Owner;
let page: Page;

test.beforeAll(async ({ browser }) => {
  product = await startProduct(data.path, ['--no-example']);
  page = await newPerson(browser);
  await becomeOwner(page, product.link);
  owner = await bootstrap(data.path);
});
test.afterAll(async () => {
  await product.stop();
  data.remove();
});

const after = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } });
/** Of the orders from 1 to 30 the one in the middle of the seventh fails. */
const nested = {
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
  actions: {
    Count: {
      type: 'InitializeVariable',
      inputs: { variables: [{ name: 'count', type: 'integer', value: 0 }] },
      runAfter: {},
    },
    Prepare: {
      type: 'Scope',
      actions: { Note: { type: 'Compose', inputs: 'note', runAfter: {} } },
      ...after('Count'),
    },
    Is_large: {
      type: 'If',
      expression: { greater: ['@length(triggerBody())', 100] },
      actions: { Large: { type: 'Compose', inputs: 'large', runAfter: {} } },
      else: { actions: { Small: { type: 'Compose', inputs: 'small', runAfter: {} } } },
      ...after('Prepare'),
    },
    Which: {
      type: 'Switch',
      expression: 'gold',
      cases: {
        Gold: { case: 'gold', actions: { Golden: { type: 'Compose', inputs: 'golden', runAfter: {} } } },
        Silver: { case: 'silver', actions: { Silvery: { type: 'Compose', inputs: 'silvery', runAfter: {} } } },
      },
      default: { actions: {} },
      ...after('Is_large'),
    },
    Again: {
      type: 'Until',
      expression: "@equals(variables('count'), 3)",
      limit: { count: 5, timeout: 'PT1H' },
      actions: { One_more: { type: 'IncrementVariable', inputs: { name: 'count', value: 1 }, runAfter: {} } },
      ...after('Which'),
    },
    Each_order: {
      type: 'Foreach',
      foreach: '@range(1, 30)',
      actions: {
        Each_line: {
          type: 'Foreach',
          foreach: '@range(1, 3)',
          actions: {
            Price: {
              type: 'Compose',
              inputs: "@div(100, sub(add(mul(items('Each_order'), 10), items('Each_line')), 72))",
              runAfter: {},
            },
          },
          runAfter: {},
        },
      },
      ...after('Again'),
    },
  },
};

const head = (name: RegExp) => page.getByRole('button', { name });

test('a run shows its steps inside of each other, and pages through the repetitions of loops', async () => {
  const management = managementApi(owner);
  await management.deploy('nested', nested);
  await fetch(await management.triggerUrl('nested'), { method: 'POST', body: 'a few words' });
  const { run, status } = await management.outcome('nested', 30_000);
  expect(status).toBe('Failed');
  await page.goto(`${product.url}/workflows/${owner.subscriptionId}/${owner.resourceGroup}/nested/runs/${run}`);

  await expect(
    page.getByRole('list', { name: 'Steps of Prepare' }).getByRole('button', { name: /^Note/ }),
  ).toBeVisible();
  await expect(page.getByText('If true · not taken')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Steps of Is large: If false' })).toContainText('Small');
  await expect(page.getByRole('list', { name: 'Steps of Which: Case Gold' })).toContainText('Golden');
  await expect(page.getByText('Case Silver · not taken')).toBeVisible();

  const orders = page.getByRole('group', { name: 'Repetitions of Each order' });
  await expect(orders).toContainText('of 30');
  await expect(orders.getByRole('spinbutton')).toHaveValue('7');
  const lines = page.getByRole('group', { name: 'Repetitions of Each line' });
  await expect(lines.getByRole('spinbutton')).toHaveValue('2');
  const price = page.getByRole('list', { name: 'Steps of Each line' }).getByRole('button', { name: /^Price/ });
  await expect(price).toContainText('Failed');
  await look(page, 'run-nested');
  await lines.getByRole('button', { name: 'Next repetition' }).click();
  await expect(price).toContainText('Succeeded');
  await price.click();
  await expect(page.getByRole('region', { name: 'Outputs' })).toHaveText('100');
  await orders.getByRole('spinbutton').fill('30');
  await orders.getByRole('spinbutton').press('Enter');
  await expect(page.getByRole('region', { name: 'Outputs' })).toHaveText('0');
  await orders.getByRole('button', { name: 'Show the one that failed' }).click();
  await expect(orders.getByRole('spinbutton')).toHaveValue('7');
});

test('the steps of a run are walked through by the keyboard', async () => {
  await head(/^Prepare/).focus();
  await page.keyboard.press('ArrowDown');
  await expect(head(/^Note/)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(head(/^Note/)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(head(/^Note/)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowLeft');
  await expect(head(/^Prepare/)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(head(/^Prepare/)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Home');
  await expect(head(/^manual/)).toBeFocused();
});

test('the steps of a run can be used on a narrow screen', async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await look(page, 'run-nested-narrow');
  await page.setViewportSize({ width: 1280, height: 860 });
});

test('a run that a large body started is forked with another body, and the large one is only offered', async () => {
  const management = managementApi(owner);
  await management.deploy('large', {
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: { Size: { type: 'Compose', inputs: '@length(triggerBody())', runAfter: {} } },
  });
  const url = await management.triggerUrl('large');
  await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(3_000_000) });
  const { run } = await management.outcome('large', 30_000);
  await page.goto(`${product.url}/workflows/${owner.subscriptionId}/${owner.resourceGroup}/large/runs/${run}`);
  await page.getByRole('button', { name: 'Fork' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('3.0 MB, too large to be edited here');
  await expect(dialog.getByRole('link', { name: 'Download it' })).toHaveAttribute('download', 'outputs.json');
  expect(await violationsOf(page)).toEqual([]);
  await look(page, 'fork-large');
  await dialog.getByRole('textbox', { name: 'Trigger body' }).click();
  await page.keyboard.insertText('"four"');
  await dialog.getByRole('button', { name: 'Start the run' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: /^Size/ }).click();
  await expect(page.getByRole('region', { name: 'Outputs' })).toHaveText('4');
});
