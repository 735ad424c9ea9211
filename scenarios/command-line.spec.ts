import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { managementApi } from './management.ts';
import { bootstrap, newDataFolder, type Owner, type Product, startProduct, tenon } from './product.ts';

const swagger = JSON.parse(readFileSync(new URL('../examples/print-framer/v1/swagger.json', import.meta.url), 'utf8'));
const data = newDataFolder();
let product: Product;
let owner: Owner;

test.beforeAll(async () => {
  product = await startProduct(data.path);
  owner = await bootstrap(data.path);
});
test.afterAll(async () => {
  await product.stop();
  data.remove();
});

test('a script deploys the workflow of the exercise, and its signed URL tells the price', async () => {
  const api = managementApi(owner);
  const group = `/subscriptions/${owner.subscriptionId}/resourceGroups/${owner.resourceGroup}/providers/Microsoft.Web`;
  await api.call('PUT', 'Microsoft.Web/customApis/PrintFramerConnector', {
    location: owner.region,
    properties: {
      displayName: 'PrintFramerConnector',
      backendService: { serviceUrl: product.exampleUrl },
      swagger,
    },
  });
  await api.call('PUT', 'Microsoft.Web/connections/print-framer', {
    location: owner.region,
    properties: { displayName: 'Print Framer', api: { id: `${group}/customApis/PrintFramerConnector` } },
  });

  const environment = { TENON_URL: owner.url, TENON_TOKEN: owner.token };
  const deployed = JSON.parse(
    await tenon(
      [
        'workflow',
        'deploy',
        'examples/print-framer/workflows/quote.json',
        '--connection',
        'framer=print-framer',
        '--json',
      ],
      environment,
    ),
  ) as { triggerUrl: string };
  const url = deployed.triggerUrl.replace('{height}', '10').replace('{width}', '4');
  expect(await (await fetch(url)).text()).toBe('The approximate cost of your frame is:$20.00');

  const printed = await tenon(['workflow', 'run', 'quote', '--path', 'height=20', '--path', 'width=20'], environment);
  expect(printed.trim()).toBe('The approximate cost of your frame is:$50.00');

  const outcome = await api.outcome('quote', 10_000);
  expect(outcome).toMatchObject({
    status: 'Succeeded',
    actions: { Estimate_the_cost_of_a_picture_frame: 'Succeeded', Response: 'Succeeded' },
  });
});

test('a second bootstrap gives another token of the same owner', async () => {
  const again = await bootstrap(data.path);
  expect(again.token).not.toBe(owner.token);
  expect({ ...again, token: '' }).toEqual({ ...owner, token: '' });
});
