import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionParameter, framerApi, host, references } from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { save, urlOf } from '../../../../tools/testing/run-workflows.ts';
import { startWorkerProcess, type WorkerProcess } from '../../../../tools/testing/worker-process.ts';

const calls = 10;
/** Runs that each of the two processes begins. */
const runsOfEach = 15;

let server: ManagedServer;
let other: WorkerProcess;
beforeAll(async () => {
  server = await startManagedServer();
  other = await startWorkerProcess(server.store.connectionString, { TENON_TEST_HOSTS: server.stub.host });
});
afterAll(async () => {
  await other.kill();
  await server.close();
});

test('of two processes no more calls leave together than a connector declares, and both get their part', async () => {
  const { send, group, stub, store } = server;
  const swagger = {
    swagger: '2.0',
    info: { title: 'x', version: '1' },
    'x-tenon-rate-limit': { calls, seconds: 3_600 },
    paths: { '/things': { get: { operationId: 'List', responses: { 200: { description: 'ok' } } } } },
  };
  const api = framerApi(server, { swagger, connectionParameters: {} });
  expect((await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, { body: api })).status).toBe(200);
  const connectionPath = `${group}/providers/Microsoft.Web/connections/shared`;
  const properties = { displayName: 'shared', api: { id: `${group}/providers/Microsoft.Web/customApis/framer` } };
  const connection = await send('PUT', connectionPath, { body: { location: 'local', properties } });
  const inputs = { host, method: 'get', path: '/things' };
  await save(
    server,
    'limited',
    { actions: { Call: { type: 'ApiConnection', inputs } }, ...connectionParameter },
    references(connection.body.id),
  );
  const [workflow] = await store.system.query<{ workflow_id: string; tenant_id: string }>(
    "select workflow_id, tenant_id from workflows where name = 'limited'",
  );
  const fired = { tenantId: workflow?.tenant_id, workflowId: workflow?.workflow_id, body: 'x' };
  const url = await urlOf(server, 'limited');
  // Both ask before either could have had all of it.
  other.send(fired);
  await fetch(url, { method: 'POST' });
  await expect.poll(() => stub.seen.length).toBe(2);
  for (let run = 1; run < runsOfEach; run += 1) {
    other.send(fired);
    await fetch(url, { method: 'POST' });
  }
  await expect.poll(() => stub.seen.length).toBe(calls);

  // Whoever was refused leave has said so in the database by now, or would have called.
  const callsBegun = async () => {
    const [row] = await store.system.query<{ count: number }>(
      `select count(*)::int as count from run_journal where events like '%"action-started"%'`,
    );
    return row?.count;
  };
  await expect.poll(callsBegun).toBe(2 * runsOfEach);
  await expect.poll(async () => (await leasesOf()).map((lease) => lease.owner).length).toBe(2);
  expect((await leasesOf()).map((lease) => lease.calls)).toEqual([calls / 2, calls / 2]);
  expect(stub.seen).toHaveLength(calls);

  async function leasesOf(): Promise<readonly { readonly owner: string; readonly calls: number }[]> {
    const [row] = await store.system.query<{ leases: string }>('select leases from call_paces');
    const byOwner = new Map<string, number>();
    for (const { owner, calls: given } of JSON.parse(row?.leases ?? '[]')) {
      byOwner.set(owner, (byOwner.get(owner) ?? 0) + given);
    }
    return [...byOwner].map(([owner, given]) => ({ owner, calls: given }));
  }
});
