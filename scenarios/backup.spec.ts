import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { managementApi } from './management.ts';
import { bootstrap, newDataFolder, type Owner, startProduct, tenon } from './product.ts';

const key = 'a key that only the vault knows';

/** A third-party API that answers whoever has the key. */
async function startGuarded(): Promise<{ host: string; close(): void }> {
  const server = createServer((request, response) => {
    response.statusCode = request.headers['x-api-key'] === key ? 200 : 401;
    response.end(request.headers['x-api-key'] === key ? 'come in' : 'no');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** A workflow that calls the guarded API through a connection, and answers with what it says. */
async function deployCaller(owner: Owner, host: string): Promise<string> {
  const api = managementApi(owner);
  const web = `/subscriptions/${owner.subscriptionId}/resourceGroups/${owner.resourceGroup}/providers/Microsoft.Web`;
  await api.call('PUT', 'Microsoft.Web/customApis/guarded', {
    location: owner.region,
    properties: {
      displayName: 'Guarded',
      backendService: { serviceUrl: `http://${host}` },
      connectionParameters: { api_key: { type: 'securestring' } },
      swagger: {
        swagger: '2.0',
        info: { title: 'Guarded', version: '1' },
        paths: { '/door': { get: { operationId: 'Enter', responses: { 200: { description: 'ok' } } } } },
        securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
        security: [{ key: [] }],
      },
    },
  });
  await api.call('PUT', 'Microsoft.Web/connections/guarded', {
    location: owner.region,
    properties: {
      displayName: 'Guarded',
      api: { id: `${web}/customApis/guarded` },
      parameterValues: { api_key: key },
    },
  });
  const connection = "@parameters('$connections')['guarded']['connectionId']";
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: { $connections: { type: 'Object', defaultValue: {} } },
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: {
      Enter: {
        type: 'ApiConnection',
        inputs: { host: { connection: { name: connection } }, method: 'get', path: '/door' },
        runAfter: {},
      },
      Answer: {
        type: 'Response',
        kind: 'Http',
        inputs: { statusCode: 200, body: "@body('Enter')" },
        runAfter: { Enter: ['Succeeded'] },
      },
    },
  };
  const connectionId = `${web}/connections/guarded`;
  await api.deploy('caller', definition, {
    $connections: { value: { guarded: { id: `${web}/customApis/guarded`, connectionId, connectionName: 'guarded' } } },
  });
  return api.triggerUrl('caller');
}

async function countRuns(owner: Owner): Promise<number> {
  const runs = (await managementApi(owner).call('GET', 'Microsoft.Logic/workflows/caller/runs?$top=250')) as {
    value: readonly unknown[];
  };
  return runs.value.length;
}

test('a backup made while callers call is restored elsewhere, with its runs and its secrets', async () => {
  const guarded = await startGuarded();
  const data = newDataFolder();
  const flags = ['--no-example', '--allow-host', guarded.host];
  const product = await startProduct(data.path, flags);
  const owner = await bootstrap(data.path);
  const url = await deployCaller(owner, guarded.host);
  const call = async (address: string) => (await fetch(address, { method: 'POST' })).text();
  expect(await call(url)).toBe('come in');

  let isOver = false;
  const calling = (async () => {
    for (let count = 0; !isOver && count < 150; count += 1) await call(url);
  })();
  const backups = newDataFolder();
  const backup = join(backups.path, 'today');
  await tenon(['admin', 'backup', backup, '--data-dir', data.path]);
  isOver = true;
  await calling;
  await product.stop();

  const elsewhere = newDataFolder();
  await tenon(['admin', 'restore', backup, '--data-dir', elsewhere.path]);
  const restored = await startProduct(elsewhere.path, flags);
  const there = { ...owner, url: restored.url };
  expect(await countRuns(there)).toBeGreaterThanOrEqual(1);
  const diagnosis = JSON.parse(await tenon(['admin', 'doctor', '--json', '--data-dir', elsewhere.path]));
  expect(diagnosis).toMatchObject({ healthy: true });
  const { pathname, search } = new URL(url);
  expect(await call(`${restored.url}${pathname}${search}`)).toBe('come in');
  await restored.stop();
  guarded.close();
  data.remove();
  backups.remove();
  elsewhere.remove();
});
