import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { values } from '@tenon/definition';
import type { RunEvent } from '@tenon/run';
import { type RunRecord, runs, type Workflow, workflows } from '@tenon/store';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow, type TestTenant } from '../../../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../../../tools/testing/worker-process.ts';
import { partBytes } from './bodies/keep-body.ts';

// A worker kills itself (SIGKILL) just before or just after a part of a large body is written; then another one goes on. Each case
// has a region of its own, so that the worker that dies begins its run.

/** A file of three parts, the last of which is not full. */
const file = randomBytes(2 * partBytes + 1_000);
const partsOfFile = 3;

const cases = [0, 1, 2].flatMap((part) => [
  { side: 'before', part, written: part },
  { side: 'after', part, written: part + 1 },
]);
type Case = (typeof cases)[number];

let database: FreshDatabase;
let tenant: TestTenant;
let host: string;
const processes: WorkerProcess[] = [];
/** The digests of what was sent on, by the region of the case. */
const sent = new Map<string, string[]>();
const api = createServer((request, response) => void answer(request, response));

const patience = { timeout: 60_000, interval: 50 };
const regionOf = ({ side, part }: Case) => `${side}-part-${part}`;
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = request.url?.slice(1) ?? '';
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'application/zip' }).end(file);
    return;
  }
  sent.set(name, [...(sent.get(name) ?? []), digest(await buffer(request))]);
  response.end();
}

beforeAll(async () => {
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  host = `127.0.0.1:${(api.address() as AddressInfo).port}`;
  database = await freshDatabase();
  tenant = await makeTenant(database.store);
});
afterAll(async () => {
  for (const one of processes) await one.kill();
  api.closeAllConnections();
  api.close();
  await database.drop();
});

async function startWorker(region: string, more: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  const environment = { TENON_TEST_REGIONS: region, TENON_TEST_HOSTS: host, ...more };
  const worker = await startWorkerProcess(database.connectionString, environment);
  processes.push(worker);
  return worker;
}

/** A workflow that fetches the file and sends it on. */
const save = (name: string) =>
  saveWorkflow(database.store, tenant, {
    name,
    location: name,
    definition: {
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions: {
        Fetch: { type: 'Http', inputs: { method: 'GET', uri: `http://${host}/${name}` } },
        Send: {
          type: 'Http',
          inputs: { method: 'POST', uri: `http://${host}/${name}`, body: `@body('Fetch')` },
          runAfter: { Fetch: ['Succeeded'] },
        },
      },
    },
  });

const inTenant = <T>(work: Parameters<typeof database.store.inTenant<T>>[1]) =>
  database.store.inTenant(tenant.tenantId, work);

async function runOf({ workflowId }: Workflow): Promise<RunRecord> {
  const [run] = await inTenant((scope) => runs(scope).list(workflowId, { limit: 1 }));
  if (run === undefined) throw new Error('There is no run.');
  return run;
}

/** How many parts there are of each body of a run, the fewest first. */
async function partsOf(runName: string): Promise<readonly number[]> {
  const rows = await database.store.system.query<{ parts: number }>(
    'select count(*)::int as parts from run_bodies where run_name = $1 group by body order by parts',
    [runName],
  );
  return rows.map(({ parts }) => parts);
}

test.each(cases)(
  'killed $side part $part of a body is written: it is fetched again and sent on whole, and nothing stays of it',
  async (one) => {
    const region = regionOf(one);
    const workflow = await save(region);
    const { tenantId, workflowId } = workflow;
    const fragile = await startWorker(region, { TENON_TEST_DIE: `${one.side}:body-part-${one.part}` });
    fragile.send({ tenantId, workflowId, body: region });
    await vi.waitUntil(() => fragile.child.signalCode !== null, patience);
    expect(fragile.child.signalCode).toBe('SIGKILL');
    const { runName } = await runOf(workflow);
    const history = (): Promise<readonly RunEvent[]> => inTenant((scope) => runs(scope).history(runName));
    expect((await history()).map(({ kind }) => kind)).not.toContain('request-finished');
    expect(await partsOf(runName)).toEqual(one.written === 0 ? [] : [one.written]);

    await startWorker(region);
    await expect.poll(async () => (await runOf(workflow)).endedAt, patience).toBeDefined();
    expect(await runOf(workflow)).toMatchObject({ runName, status: 'Succeeded' });
    expect(sent.get(region)).toEqual([digest(file)]);
    // The parts that came before the death are named by nothing. They lie beside the body until the history of the run goes.
    expect(await partsOf(runName)).toEqual(one.written === 0 ? [partsOfFile] : [one.written, partsOfFile]);
    const [kept] = (await history()).flatMap((event) =>
      event.kind === 'request-finished' && 'reply' in event && values.isStored(event.reply.body)
        ? [event.reply.body]
        : [],
    );
    const named = await database.store.system.query<{ bytes: number }>(
      'select sum(length(bytes))::int as bytes from run_bodies where run_name = $1 and body = $2',
      [runName, kept?.id],
    );
    expect(named).toEqual([{ bytes: file.byteLength }]);

    expect(await inTenant((scope) => workflows(scope).delete(workflowId))).toBe(true);
    await database.store.removeDeleted(AbortSignal.timeout(60_000));
    expect(await partsOf(runName)).toEqual([]);
  },
);
