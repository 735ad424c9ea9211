import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { over, respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

// T23: what callers send does not reach the log, wherever in a request it stands and whatever becomes of the request.
const canary = `canary${randomBytes(12).toString('hex')}`;
const lines: string[] = [];
let managed: ManagedServer;
beforeAll(async () => {
  managed = await startManagedServer({ log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }) });
});
afterAll(() => managed.close());

function expectUntold(): void {
  const log = lines.join('');
  const forms = [canary, Buffer.from(canary).toString('base64'), Buffer.from(canary).toString('hex')];
  expect(forms.filter((form) => log.includes(form))).toEqual([]);
}

const places: readonly { readonly name: string; readonly send: (path: string) => [string, RequestInit] }[] = [
  { name: 'a token', send: (path) => [path, { headers: { authorization: `Bearer ${canary}` } }] },
  {
    name: 'a password of basic sign-in',
    send: (path) => [path, { headers: { authorization: `Basic ${btoa(`u:${canary}`)}` } }],
  },
  { name: 'a cookie', send: (path) => [path, { headers: { cookie: `tenon-4400=${canary}; other=${canary}` } }] },
  { name: 'a csrf token', send: (path) => [path, { headers: { 'x-csrf-token': canary } }] },
  {
    name: 'a query',
    send: (path) => [`${path}${path.includes('?') ? '&' : '?'}sig=${canary}&token=${canary}&q=${canary}`, {}],
  },
  { name: 'a path', send: (path) => [`/${canary}${path}`, {}] },
  {
    name: 'a body',
    send: (path) => [path, post('application/json', JSON.stringify({ password: canary, a: { b: canary } }))],
  },
  { name: 'a body that is none', send: (path) => [path, post('application/json', `{"password":"${canary}"`)] },
  { name: 'a media type', send: (path) => [path, post(`;${canary}`, '{}')] },
  {
    name: 'a key named after a prototype',
    send: (path) => [path, post('application/json', `{"__proto__":"${canary}"}`)],
  },
];

function post(type: string, body: string): RequestInit {
  return { method: 'POST', headers: { 'content-type': type }, body };
}

test.each(places)('$name is not logged', async ({ send }) => {
  for (const path of [
    '/api/v1/me',
    '/api/v1/sessions',
    '/api/v1/invitations/accept',
    '/api/v1/bootstrap',
    '/subscriptions?api-version=2021-04-01',
    `${managed.group}/providers/Microsoft.Logic/workflows/w?api-version=2019-05-01`,
    '/workflows/00000000000000000000000000000000/triggers/manual/paths/invoke?sp=a&sv=1.0',
    '/consent/callback/00000000-0000-0000-0000-000000000000',
    '/metrics',
  ]) {
    const [address, init] = send(path);
    const answer = await fetch(`${managed.url}${address}`, { redirect: 'manual', ...init });
    expect(answer.status).toBeLessThan(500);
  }
  expectUntold();
});

test('what a run carries is not logged, whether it succeeds or fails', async () => {
  const uri = `http://${managed.stub.host}/${canary}?key=${canary}`;
  const inputs = { method: 'POST', uri, headers: { 'X-Key': canary }, body: canary, retryPolicy: { type: 'none' } };
  await save(managed, 'carries', {
    actions: {
      Good: { type: 'Http', inputs, runAfter: {} },
      Away: { type: 'Http', inputs: { ...inputs, uri: `https://10.0.0.1/${canary}?key=${canary}` }, runAfter: {} },
      Broken: { type: 'Http', inputs: { ...inputs, headers: { 'X-Key': `${canary}\n` } }, runAfter: {} },
      Wrong: { type: 'Compose', inputs: "@int(triggerBody()['a'])", runAfter: {} },
      ...respond('@triggerBody()', { Good: ['Succeeded'] }),
    },
  });
  const answer = await fetch(await urlOf(managed, 'carries'), post('application/json', JSON.stringify({ a: canary })));
  await over(managed, 'carries', answer.headers.get('x-ms-workflow-run-id') ?? '');
  expect(managed.stub.seen.some(({ url }) => url.includes(canary))).toBe(true);
  expectUntold();
});

test('the log was not silent', () => {
  expect(lines.length).toBeGreaterThan(0);
});
