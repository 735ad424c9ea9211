import type { ConnectorCallParts } from '@tenon/runtime';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { over, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

type Observed = Parameters<NonNullable<ConnectorCallParts['observe']>>[0];

let managed: ManagedServer;
const observed: Observed[] = [];
const connection: { id?: string } = {};
beforeAll(async () => {
  managed = await startManagedServer({ observeCall: (call) => observed.push(call) });
  await managed.send('PUT', `${managed.group}/providers/Microsoft.Web/customApis/framer`, { body: framerApi(managed) });
  connection.id = (await connectFramer(managed, 'mine')).body.id;
});
afterAll(() => managed.close());
beforeEach(() => {
  observed.length = 0;
});

test.each([
  { name: 'succeeded', path: '/price/6/7', status: 200, operationId: 'GetPrice' },
  { name: 'the API refused', path: '/price/6/7', status: 404, operationId: 'GetPrice' },
  { name: 'no operation has the address of', path: '/elsewhere', status: 200, operationId: undefined },
])(
  'tells of a call that $name by its operation, once for each request',
  async ({ name, path, status, operationId }) => {
    managed.stub.answer = (_, response) => {
      response.statusCode = status;
      response.end('{}');
    };
    const workflow = `observed-${name.replaceAll(' ', '-')}`;
    const inputs = { host, method: 'get', path, retryPolicy: { type: 'none' } };
    await save(
      managed,
      workflow,
      { actions: { Call: { type: 'ApiConnection', inputs, runAfter: {} } }, ...connectionParameter },
      references(connection.id ?? ''),
    );
    const started = await fetch(await urlOf(managed, workflow), { method: 'POST' });
    await over(managed, workflow, started.headers.get('x-ms-workflow-run-id') ?? '');
    expect(observed).toMatchObject([{ operationId, status, connector: { kind: 'custom' } }]);
    expect(observed[0]?.milliseconds).toBeGreaterThanOrEqual(0);
  },
);
