import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../../tools/testing/framer-api.ts';
import { type ManagedServer, type StubApi, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { over, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

// T16 and what else an API can do to a run: where it sends pollers and readers of pages, and replies without end.
let managed: ManagedServer;
let thief: Thief;
let names = 0;

interface Thief {
  readonly host: string;
  readonly seen: IncomingMessage['headers'][];
  readonly close: () => void;
}

beforeAll(async () => {
  thief = await startThief();
  managed = await startManagedServer({ allowedHosts: [thief.host] });
  await managed.send('PUT', `${managed.group}/providers/Microsoft.Web/customApis/framer`, { body: framerApi(managed) });
  await connectFramer(managed, 'mine');
});
afterAll(async () => {
  await managed.close();
  thief.close();
});
beforeEach(() => {
  thief.seen.length = 0;
  managed.stub.seen.length = 0;
});

async function startThief(): Promise<Thief> {
  const seen: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.end('taken');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close: () => server.close() };
}

/** Runs one action against the stub, and answers how it ended. */
async function carryOut(action: object, parameters?: Record<string, { value: unknown }>): Promise<Ended> {
  names += 1;
  const name = `hostile-${names}`;
  await save(
    managed,
    name,
    { actions: { Call: { ...action, runAfter: {} } }, ...(parameters ? connectionParameter : {}) },
    parameters,
  );
  const run = (await fetch(await urlOf(managed, name), { method: 'POST' })).headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, name, run);
  const { status, code, error } = await managed.client.workflowRunActions.get(
    managed.access.resourceGroup,
    name,
    run,
    'Call',
  );
  return { status, code, reason: error?.code ?? '' };
}

interface Ended {
  readonly status: string | undefined;
  readonly code: string | undefined;
  readonly reason: string;
}

const callStub = (more: object = {}) => ({
  type: 'Http',
  inputs: {
    method: 'GET',
    uri: `http://${managed.stub.host}/start`,
    headers: { 'X-Api-Key': 'canary' },
    cookie: 'canary=1',
    authentication: { type: 'Raw', value: 'Bearer canary' },
    retryPolicy: { type: 'none' },
  },
  ...more,
});

const callFramer = () => ({
  type: 'ApiConnection',
  inputs: { host, method: 'get', path: '/price/1/2', retryPolicy: { type: 'none' } },
});

function mineOnly() {
  return references(`${managed.group}/providers/Microsoft.Web/connections/mine`);
}

/** Answers a first request by `first` and all others by `then`. */
function answerBy(first: StubApi['answer'], then: StubApi['answer'] = (_, response) => response.end('{}')): void {
  let came = 0;
  managed.stub.answer = (request, response) => {
    came += 1;
    (came === 1 ? first : then)(request, response);
  };
}

const later = (location: string) => (_: unknown, response: ServerResponse) =>
  response.writeHead(202, { location, 'retry-after': '0' }).end();

const nowhere = [
  'http://169.254.169.254/latest/meta-data/',
  'https://169.254.169.254/',
  'https://2852039166/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://0x7f.1/',
  '//10.0.0.1/',
  'http://127.0.0.1:1/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'data:text/plain,taken',
  'javascript:alert(1)',
  'https://user:pass@127.0.0.1/',
  `https://api.example.com/${'a'.repeat(20_000)}`,
  'https://api.example.com:6379/',
  'https:///',
  'http:',
];

test.each(nowhere)('a poll is not sent to %j', async (location) => {
  answerBy(later(location));
  const ended = await carryOut(callStub());
  expect(ended).toMatchObject({ status: 'Failed' });
  expect(managed.stub.seen.length).toBe(1);
  expect(thief.seen).toEqual([]);
});

test.each([
  { name: 'another origin', location: () => `http://${thief.host}/status` },
  { name: 'another origin without its scheme', location: () => `//${thief.host}/status` },
  { name: 'another origin with a backslash', location: () => `http:\\\\${thief.host}/status` },
  { name: 'another origin without slashes', location: () => `http:${thief.host}/status` },
])('a poll of $name takes no credential along', async ({ location }) => {
  answerBy(later(location()));
  await carryOut(callStub());
  expect(JSON.stringify(thief.seen)).not.toContain('canary');
});

test.each([
  { name: 'a backslash', location: () => `/\\${thief.host}/status` },
  { name: 'two backslashes', location: () => `\\\\${thief.host}/status` },
  { name: 'an at sign', location: () => `@${thief.host}/status` },
])('a location with $name stays where it came from', async ({ location }) => {
  answerBy(later(location()));
  expect(await carryOut(callStub())).toMatchObject({ status: 'Succeeded' });
  expect([thief.seen.length, managed.stub.seen.length]).toEqual([0, 2]);
});

test('a poll of the same origin is signed in as its action is', async () => {
  answerBy(later('/status'));
  expect(await carryOut(callStub())).toMatchObject({ status: 'Succeeded' });
  expect(managed.stub.seen[1]?.headers).toMatchObject({ authorization: 'Bearer canary', cookie: 'canary=1' });
});

test('a connection is used at the hosts of its connector only, wherever a poll is sent', async () => {
  for (const location of [`http://${thief.host}/status`, `HTTP://${thief.host}/`, 'https://evil.example/']) {
    answerBy(later(location));
    expect(await carryOut(callFramer(), mineOnly())).toMatchObject({ status: 'Failed', reason: 'host-not-bound' });
  }
  expect(thief.seen).toEqual([]);
  expect(managed.stub.seen.every(({ headers }) => headers['x-api-key'] !== undefined)).toBe(true);
});

test('an API that says "not yet" for ever is asked once a second, until the time of the action is over', async () => {
  managed.stub.answer = later('/again');
  const ended = await carryOut(callStub({ limit: { timeout: 'PT3S' } }));
  expect(ended).toMatchObject({ status: 'TimedOut' });
  expect(managed.stub.seen.length).toBeLessThan(6);
});

test.each([301, 302, 303, 307, 308])('a circle of %i ends, and is not tried again', async (status) => {
  managed.stub.answer = (_, response) => response.writeHead(status, { location: '/round' }).end();
  const { retryPolicy: _, ...inputs } = callStub().inputs;
  expect(await carryOut({ type: 'Http', inputs })).toMatchObject({ status: 'Failed', reason: 'too-many-redirects' });
  expect(managed.stub.seen.length).toBe(6);
});

test('a reply that never ends is let go when its run is cancelled', async () => {
  let isLetGo = false;
  managed.stub.answer = (_, response) => {
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => {
      clearInterval(timer);
      isLetGo = true;
    });
  };
  await save(managed, 'endless', { actions: { Call: { ...callStub(), runAfter: {} } } });
  const { headers } = await fetch(await urlOf(managed, 'endless'), { method: 'POST' });
  const run = headers.get('x-ms-workflow-run-id') ?? '';
  await expect.poll(() => managed.stub.seen.length).toBe(1);
  await managed.client.workflowRuns.cancel(managed.access.resourceGroup, 'endless', run);
  await expect.poll(() => isLetGo).toBe(true);
  expect(await over(managed, 'endless', run)).toMatchObject({ status: 'Cancelled' });
});

test.each([
  {
    name: 'a decompression bomb',
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(60_000_000)),
    reason: 'answer-too-large',
  },
  {
    name: 'a bomb in a bomb',
    headers: { 'content-encoding': 'gzip, gzip' },
    body: gzipSync(gzipSync(Buffer.alloc(60_000_000))),
    reason: 'answer-too-large',
  },
  {
    name: 'a length that it does not keep',
    headers: { 'content-length': '1000000000' },
    body: Buffer.from('short'),
    isCut: true,
    reason: 'connection-failed',
  },
  { name: 'headers of 70 kB', headers: { 'x-large': 'a'.repeat(70_000) }, body: '', reason: 'answer-too-large' },
])('$name fails its action and nothing else', async ({ headers, body, isCut, reason }) => {
  managed.stub.answer = (_, response) => {
    response.writeHead(200, headers).write(body, () => {
      if (isCut) response.destroy();
      else response.end();
    });
  };
  expect(await carryOut(callStub())).toMatchObject({ status: 'Failed', reason });
  managed.stub.answer = (_, response) => response.end('fine');
  expect(await carryOut(callStub())).toMatchObject({ status: 'Succeeded' });
});
