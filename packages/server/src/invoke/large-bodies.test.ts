import { once } from 'node:events';
import { request as startRequest } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

const large = 'x'.repeat(2_000_000);

let managed: ManagedServer;
let url: string;
beforeAll(async () => {
  managed = await startManagedServer({ bodyBytes: 3_000_000 });
  await save(managed, 'length', { actions: respond('@{length(triggerBody())}', {}) });
  url = await urlOf(managed, 'length');
});
afterAll(() => managed.close());

const call = async (body: string) => {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body });
  return `${answer.status} ${await answer.text()}`;
};

test('large bodies of calls come in one after the other, and give back what they took', async () => {
  const answers = await Promise.all([call(large), call(large), call(large), call('small')]);
  expect(answers).toEqual(['200 2000000', '200 2000000', '200 2000000', '200 5']);
  await expect.poll(() => managed.parts.callBodies.taken()).toBe(0);
});

test('a body in chunks is taken like any other', async () => {
  const sent = startRequest(url, { method: 'POST', headers: { 'content-type': 'text/plain' } });
  for (let index = 0; index < 20; index += 1) sent.write('y'.repeat(100_000));
  sent.end();
  const [answer] = await once(sent, 'response');
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  expect(text).toBe('2000000');
  await expect.poll(() => managed.parts.callBodies.taken()).toBe(0);
});

test('a caller who leaves in the middle of a large body gives back what it took', async () => {
  const sent = startRequest(url, { method: 'POST', headers: { 'content-length': large.length } });
  sent.on('error', () => undefined);
  sent.write(large.slice(0, 100_000));
  await expect.poll(() => managed.parts.callBodies.taken()).toBe(large.length);
  sent.destroy();
  await expect.poll(() => managed.parts.callBodies.taken()).toBe(0);
});

test('a caller who leaves while there is no room for the body is forgotten', async () => {
  const all = await managed.parts.callBodies.take(3_000_000, { owner: 'other', signal: new AbortController().signal });
  const sent = startRequest(url, { method: 'POST', headers: { 'content-length': large.length } });
  sent.on('error', () => undefined);
  sent.write(large.slice(0, 100_000));
  expect(await call('small')).toBe('200 5');
  sent.destroy();
  all?.release();
  expect(await call(large)).toBe('200 2000000');
  await expect.poll(() => managed.parts.callBodies.taken()).toBe(0);
});

test.each([
  { name: 'says so', headers: { 'content-length': 104_857_601 } },
  { name: 'is sent in chunks', headers: {} },
])('a body that is too large and $name is refused', async ({ headers }) => {
  const sent = startRequest(url, { method: 'POST', headers: { 'content-type': 'text/plain', ...headers } });
  sent.on('error', () => undefined);
  const answered = once(sent, 'response');
  Readable.from(Array.from({ length: 26 }, () => Buffer.alloc(4_194_304))).pipe(sent);
  const [answer] = await answered;
  expect(answer.statusCode).toBe(413);
  answer.destroy();
  await expect.poll(() => managed.parts.callBodies.taken()).toBe(0);
});

test('the body of a call that is read as a whole counts until its run has left the memory', async () => {
  let answer: (() => void) | undefined;
  managed.stub.answer = (_, response) => {
    answer = () => response.end();
  };
  const uri = `http://${managed.stub.host}/slow`;
  await save(managed, 'slow', { actions: { Call: { type: 'Http', inputs: { method: 'GET', uri } } } });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const accepted = await fetch(await urlOf(managed, 'slow'), { method: 'POST', headers, body: large });
  expect(accepted.status).toBe(202);
  await expect.poll(() => answer).toBeDefined();
  expect(managed.parts.callBodies.taken()).toBe(large.length);
  answer?.();
  await expect.poll(() => managed.parts.callBodies.taken()).toBe(0);
});
