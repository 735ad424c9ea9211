import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../tools/testing/managed-server-of-tests.ts';
import { startTestServer } from '../testing/test-server.ts';

const managed = managedServerOfTests();

/** A workflow that calls the stub and answers. */
async function deploy(name: string): Promise<string> {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: {
      Ask: { type: 'Http', inputs: { method: 'GET', uri: `http://${managed.stub.host}/x` }, runAfter: {} },
      Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 200 }, runAfter: { Ask: ['Succeeded'] } },
    },
  };
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/${name}`;
  await managed.send('PUT', path, { body: { location: 'local', properties: { definition } } });
  const { body } = await managed.send('POST', `${path}/triggers/manual/listCallbackUrl`);
  return body.value;
}

const workflowRoute =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Logic/workflows/{workflowName}';

async function metrics(): Promise<string> {
  const answer = await fetch(`${managed.url}/metrics`);
  expect(answer.status).toBe(200);
  return answer.text();
}

test('tells what became of runs, actions, flushes, outgoing requests, queues and workers', async () => {
  const url = await deploy('measured');
  for (let count = 0; count < 3; count += 1) expect((await fetch(url, { method: 'POST' })).status).toBe(200);
  await expect.poll(metrics).toContain('tenon_runs_ended_total{status="Succeeded"} 3');
  const text = await metrics();
  for (const line of [
    'tenon_runs_started_total 3',
    'tenon_run_seconds_count{status="Succeeded"} 3',
    'tenon_actions_total{status="Succeeded"} 6',
    'tenon_egress_request_seconds_count{host_class="allowed",outcome="2xx"} 3',
    'tenon_workers{state="alive"} 1',
    'tenon_runs{state="asleep"} 0',
    'tenon_queue_depth{topic="runs",region="local",state="ready"} 0',
    'tenon_build_info{version="0.0.0"} 1',
    `tenon_http_request_seconds_count{method="PUT",route="${workflowRoute}",status="201"} 1`,
  ]) {
    expect(text).toContain(line);
  }
  expect(text).toMatch(/tenon_journal_flush_seconds_count\{outcome="durable"\} [1-9]/);
  expect(text).toMatch(/^tenon_body_bytes 0$/m);
  expect(text).toMatch(/^tenon_bodies_waiting 0$/m);
  expect(text).toMatch(/tenon_database_connections\{state="total"\} [1-9]/);
});

test('tells the operator the same, over time', async () => {
  managed.parts.telemetry.timeline.close();
  const { status, body } = await managed.send('GET', '/api/v1/operations?');
  expect(status).toBe(200);
  expect(body).toMatchObject({ version: '0.0.0', everySeconds: 10, runs: { carried: 0, overdue: 0 } });
  expect(body.workers).toMatchObject([{ regions: ['local', 'north'], isSilent: false }]);
  expect(body.samples.at(-1)).toMatchObject({
    runsStarted: 3,
    runsSucceeded: 3,
    runsFailed: 0,
    egress: 3,
    inMemory: 0,
  });
  expect(body.samples.at(-1).runMsP95).toBeGreaterThan(0);
});

test('has no label that a caller can choose', async () => {
  await fetch(`${managed.url}/no/such/${'x'.repeat(40)}`);
  await fetch(`${managed.url}/workflows/0123456789abcdef0123456789abcdef/triggers/secretly/paths/invoke?sig=hush`);
  const text = await metrics();
  expect(text).not.toMatch(/xxxx|hush|secretly/);
});

test.each([
  { name: 'a program of this machine', config: {}, request: {}, status: 200 },
  { name: 'another machine', config: {}, request: { remoteAddress: '10.0.0.9' }, status: 403 },
  { name: 'a proxy of this machine', config: {}, request: { headers: { 'x-forwarded-for': '10.0.0.9' } }, status: 403 },
  { name: 'anybody, where the address is public', config: { isPublic: true }, request: {}, status: 403 },
  { name: 'somebody without the token', config: { metricsToken: 'token-of-metrics' }, request: {}, status: 401 },
  {
    name: 'somebody with another token',
    config: { metricsToken: 'token-of-metrics' },
    request: { headers: { authorization: 'Bearer guess' } },
    status: 401,
  },
  {
    name: 'another machine with the token',
    config: { metricsToken: 'token-of-metrics', isPublic: true },
    request: { remoteAddress: '10.0.0.9', headers: { authorization: 'Bearer token-of-metrics' } },
    status: 200,
  },
])('answers $name with $status', async ({ config, request, status }) => {
  const { server, close } = await startTestServer({
    config: { version: '0.0.0', publicUrl: () => 'http://127.0.0.1:4400', regions: ['local'], ...config },
  });
  const answer = await server.inject({ url: '/metrics', ...request });
  expect(answer.statusCode).toBe(status);
  if (status !== 200)
    expect(answer.json().error.code).toBe(status === 401 ? 'metrics-token-wrong' : 'metrics-token-not-set');
  await close();
});

test('live and ready say so, and ready no longer when the database is away', async () => {
  const { server, parts, close } = await startTestServer();
  const status = async (url: string) => (await server.inject(url)).statusCode;
  for (const url of ['/health', '/health/live', '/ready', '/health/ready']) expect(await status(url)).toBe(200);
  await parts.store.close();
  expect(await status('/health/live')).toBe(200);
  const away = await server.inject('/health/ready');
  expect([away.statusCode, away.json().error.code]).toEqual([503, 'database-unreachable']);
  expect((await server.inject('/metrics')).body).toContain('tenon_build_info');
  parts.telemetry.announceStop();
  const stopping = await server.inject('/health/ready');
  expect([stopping.statusCode, stopping.json().error.code]).toEqual([503, 'server-stopping']);
  await close().catch(() => undefined);
});
