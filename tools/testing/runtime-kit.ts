import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRuntime, createVault, type FiredTrigger, type Runtime, type RuntimeParts } from '@tenon/runtime';
import { type RunRecord, runs, type Workflow } from '@tenon/store';
import { pino } from 'pino';
import { expect } from 'vitest';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';
import { plainEffects } from './plain-effects.ts';
import { makeTenant, saveWorkflow, type TestTenant } from './tenant.ts';

/** A runtime on a database of its own, with a tenant and an API that it may call. */
export interface RuntimeKit {
  readonly database: FreshDatabase;
  readonly tenant: TestTenant;
  readonly runtime: Runtime;
  readonly apiUrl: string;
  /** Every request that reached the API, as `GET /path`. */
  readonly calls: string[];
  /** Saves a workflow with a request trigger `manual`, or with the given triggers. */
  save(name: string, actions: object, triggers?: object): Promise<Workflow>;
  fire(workflow: Pick<Workflow, 'tenantId' | 'workflowId'>, outputs?: Record<string, unknown>): Promise<FiredTrigger>;
  find(workflow: Workflow, runName: string): Promise<RunRecord | undefined>;
  /** Waits until a run is over. */
  ended(workflow: Workflow, runName: string): Promise<RunRecord | undefined>;
  /** Another worker on the same database; closed by whoever asked for it. */
  anotherRuntime(differently?: Partial<RuntimeParts>): Promise<Runtime>;
  close(): Promise<void>;
}

/** The request trigger of most tests. */
export const manualTrigger = { manual: { type: 'Request', kind: 'Http', inputs: {} } };

/** A Response action with a body. */
export function responseAction(body: string, runAfter: object = {}): object {
  return { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body }, runAfter };
}

/** Starts a runtime for a test file: call it in `beforeAll`, and `close` in `afterAll`. */
export async function startRuntimeKit(): Promise<RuntimeKit> {
  const vault = createVault({ masterKey: randomBytes(32) });
  const database = await freshDatabase({ sealing: vault });
  const tenant = await makeTenant(database.store);
  const calls: string[] = [];
  const api = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    const isPoll = request.url === '/poll';
    const isNews = isPoll && calls.filter((call) => call === 'GET /poll').length === 2;
    response.writeHead(isPoll && !isNews ? 202 : 200, { 'content-type': 'application/json' });
    if (isPoll) response.end(isNews ? '{"news":["a","b"]}' : undefined);
    else response.end('{"price":20.5}');
  });
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const anotherRuntime = async (differently: Partial<RuntimeParts> = {}) => {
    const one = createRuntime({
      store: database.store,
      effects: plainEffects({ connectorUrl: apiUrl }),
      regions: ['local'],
      clock: { now: () => new Date() },
      log: pino({ level: 'fatal' }),
      addresses: {
        callbackUrl: ({ runName, path }) => `http://127.0.0.1/callback/${runName}/${path}`,
        responseUrl: ({ runName }) => `http://127.0.0.1/response/${runName}`,
        triggerUrl: ({ workflowId, triggerName }) => `http://127.0.0.1/trigger/${workflowId}/${triggerName}`,
      },
      vault,
      ...differently,
    });
    await one.start();
    return one;
  };
  const runtime = await anotherRuntime();
  const find = (workflow: Workflow, runName: string) =>
    database.store.inTenant(workflow.tenantId, (scope) => runs(scope).find(workflow.workflowId, runName));
  return {
    database,
    tenant,
    runtime,
    apiUrl,
    calls,
    save: (name, actions, triggers = manualTrigger) =>
      saveWorkflow(database.store, tenant, { name, definition: { contentVersion: '1.0.0.0', triggers, actions } }),
    fire: ({ tenantId, workflowId }, outputs = {}) =>
      runtime.fireRequestTrigger({ tenantId, workflowId, triggerName: 'manual', outputs: outputs as Outputs }),
    find,
    anotherRuntime,
    async ended(workflow, runName) {
      await expect.poll(async () => (await find(workflow, runName))?.endedAt).toBeDefined();
      return find(workflow, runName);
    },
    async close() {
      await runtime.stop();
      api.close();
      api.closeAllConnections();
      await database.drop();
    },
  };
}

type Outputs = Parameters<Runtime['fireRequestTrigger']>[0]['outputs'] & object;
