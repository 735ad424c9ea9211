import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as startRequest } from 'node:http';
import { Readable } from 'node:stream';
import { values } from '@tenon/definition';
import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../tools/testing/managed-server-of-tests.ts';
import { over, respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

const managed = managedServerOfTests();

const bytes = Uint8Array.from(randomBytes(2_000_000));
const document = { items: Array.from({ length: 30_000 }, (_, index) => ({ id: index, name: `Größe "${index}"` })) };
const json = JSON.stringify(document);

const post = (url: string, body: Uint8Array<ArrayBuffer> | string, contentType: string) =>
  fetch(url, { method: 'POST', headers: { 'content-type': contentType }, body });
const runOf = ({ headers }: Response) => headers.get('x-ms-workflow-run-id') ?? '';

/** How many bytes are kept of bodies, of one run or of all. */
async function keptBytes(run = '%'): Promise<number> {
  const [row] = await managed.store.system.query<{ bytes: number }>(
    'select coalesce(sum(length(bytes)), 0)::int as bytes from run_bodies where run_name like $1',
    [run],
  );
  return row?.bytes ?? -1;
}

test.each([
  { name: 'a file', body: bytes, contentType: 'application/zip', answered: 'application/zip' },
  { name: 'JSON', body: json, contentType: 'application/json', answered: 'application/json; charset=utf-8' },
])('the large body of a call, $name, is kept as it came and takes no memory while its run goes on', async (one) => {
  let go: (() => void) | undefined;
  managed.stub.answer = (_, response) => {
    go = () => response.end();
  };
  await save(managed, 'kept', {
    actions: {
      Wait: { type: 'Http', inputs: { method: 'GET', uri: `http://${managed.stub.host}/` } },
      ...respond('@triggerBody()', { Wait: ['Succeeded'] }),
    },
  });
  const answering = post(await urlOf(managed, 'kept'), one.body, one.contentType);
  await expect.poll(() => go).toBeDefined();
  expect(managed.parts.callBodies.taken()).toBe(0);
  go?.();
  const answer = await answering;
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, one.answered]);
  expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(one.body))).toBe(true);
  expect(await keptBytes(runOf(answer))).toBe(Buffer.byteLength(one.body));
  const run = await over(managed, 'kept', runOf(answer));
  const outputs = await (await fetch(run.trigger?.outputsLink?.uri ?? '')).json();
  expect(outputs.body).toEqual(
    one.body === json
      ? document
      : { '$content-type': 'application/zip', $content: Buffer.from(bytes).toString('base64') },
  );
});

test('expressions look into the body of a call that is kept', async () => {
  await save(managed, 'looks', {
    actions: respond("@{triggerBody()['items'][29999]['name']} @{length(triggerOutputs()['body']?['items'])}"),
  });
  const answer = await post(await urlOf(managed, 'looks'), json, 'application/json');
  expect(await answer.text()).toBe('Größe "29999" 30000');
  expect(await keptBytes(runOf(answer))).toBe(Buffer.byteLength(json));
});

test.each([
  { name: 'splits it', trigger: { splitOn: "@triggerBody()['items']" }, answer: 202 },
  {
    name: 'has a condition',
    trigger: { conditions: [{ expression: "@equals(length(triggerBody()['items']), 30000)" }] },
    answer: 200,
  },
  { name: 'validates it', trigger: { operationOptions: 'EnableSchemaValidation' }, answer: 200 },
  {
    name: 'tracks by it',
    trigger: { correlation: { clientTrackingId: "@{triggerBody()['items'][7]['id']}" } },
    answer: 200,
  },
  {
    name: 'secures it',
    trigger: { runtimeConfiguration: { secureData: { properties: ['outputs'] } } },
    answer: 200,
  },
])('a trigger that $name has the body of a call in memory', async ({ name, trigger, answer }) => {
  const workflow = `memory-${name.replaceAll(' ', '-')}`;
  const inputs = { schema: { type: 'object' } };
  const few = 'splitOn' in trigger ? { items: [{ filler: 'x'.repeat(2_000_000) }] } : document;
  await save(managed, workflow, {
    triggers: { manual: { type: 'Request', kind: 'Http', inputs, ...trigger } },
    actions:
      'splitOn' in trigger ? { Note: { type: 'Compose', inputs: 'x' } } : respond("@{length(triggerBody()['items'])}"),
  });
  const before = await keptBytes();
  const answered = await post(await urlOf(managed, workflow), JSON.stringify(few), 'application/json');
  expect(answered.status).toBe(answer);
  if (answer === 200) expect(await answered.text()).toBe('30000');
  expect(await keptBytes()).toBe(before);
});

test('the large body of a callback is kept, and one that nobody waits for is refused before it comes', async () => {
  let callback = '';
  managed.stub.answer = ({ body }, response) => {
    callback = JSON.parse(body).callback;
    response.end();
  };
  await save(managed, 'hook', {
    actions: {
      Hook: {
        type: 'HttpWebhook',
        inputs: {
          subscribe: { method: 'POST', uri: `http://${managed.stub.host}/`, body: { callback: '@listCallbackUrl()' } },
        },
      },
      ...respond("@body('Hook')", { Hook: ['Succeeded'] }),
    },
  });
  const answering = fetch(await urlOf(managed, 'hook'), { method: 'POST' });
  await expect.poll(() => callback).not.toBe('');
  const before = await keptBytes();
  const forged = await headersOnly(callback.replace(/sig=./, 'sig=_'));
  expect(forged).toBe(401);
  expect((await post(callback, bytes, 'application/zip')).status).toBe(200);
  const answer = await answering;
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  expect(await keptBytes(runOf(answer))).toBe(bytes.byteLength);
  expect(await headersOnly(callback)).toBe(410);
  expect(await keptBytes()).toBe(before + bytes.byteLength);
});

/** The answer to a call of which only the headers come. */
async function headersOnly(url: string): Promise<number | undefined> {
  const sent = startRequest(url, {
    method: 'POST',
    headers: { 'content-length': 5_000_000, 'content-type': 'application/zip' },
  });
  sent.on('error', () => undefined);
  sent.flushHeaders();
  const [answer] = await once(sent, 'response');
  sent.destroy();
  return answer.statusCode;
}

test('an upload that is given up leaves nothing behind', async () => {
  await save(managed, 'cut', { actions: respond('@triggerBody()') });
  const before = await keptBytes();
  const headers = { 'content-type': 'application/zip', 'content-length': 5_000_000 };
  const sent = startRequest(await urlOf(managed, 'cut'), { method: 'POST', headers });
  sent.on('error', () => undefined);
  sent.write(randomBytes(3_000_000));
  await expect.poll(() => keptBytes()).toBeGreaterThan(before);
  sent.destroy();
  await expect.poll(() => keptBytes()).toBe(before);
  await expect.poll(() => managed.parts.callBodies.taken()).toBe(0);
});

test('an upload that turns out to be too large is refused and leaves nothing behind', async () => {
  await save(managed, 'huge', { actions: respond('@triggerBody()') });
  const before = await keptBytes();
  const sent = startRequest(await urlOf(managed, 'huge'), {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
  });
  sent.on('error', () => undefined);
  const answered = once(sent, 'response');
  Readable.from(Array.from({ length: 26 }, () => Buffer.alloc(4_194_304))).pipe(sent);
  const [answer] = await answered;
  expect(answer.statusCode).toBe(413);
  answer.destroy();
  expect(await keptBytes()).toBe(before);
});

test('a call that starts no run leaves nothing behind', async () => {
  managed.stub.answer = () => undefined;
  await save(managed, 'full', {
    triggers: {
      manual: {
        type: 'Request',
        kind: 'Http',
        inputs: {},
        runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 1 } },
      },
    },
    actions: { Wait: { type: 'Http', inputs: { method: 'GET', uri: `http://${managed.stub.host}/` } } },
  });
  const url = await urlOf(managed, 'full');
  const statuses = [];
  for (let call = 0; call < 3; call += 1) statuses.push((await post(url, bytes, 'application/zip')).status);
  expect(statuses).toEqual([202, 202, 429]);
  const runs = await managed.send('GET', `${managed.group}/providers/Microsoft.Logic/workflows/full/runs`);
  const kept = await Promise.all(runs.body.value.map(({ name }: { name: string }) => keptBytes(name)));
  expect(kept).toEqual([bytes.byteLength, bytes.byteLength]);
});

test('a trigger that has changed while the body of a call came looks into it', async () => {
  await save(managed, 'changed', { actions: respond("@{length(triggerBody()['items'])}") });
  const workflow = await managed.send('GET', `${managed.group}/providers/Microsoft.Logic/workflows/changed`);
  const found = await managed.store.system.query<{ workflow_id: string; tenant_id: string }>(
    'select workflow_id, tenant_id from workflows where name = $1',
    [workflow.body.name],
  );
  const [row] = found;
  const call = { workflowId: row?.workflow_id ?? '', tenantId: row?.tenant_id ?? '', triggerName: 'manual' };
  const { runtime } = managed.parts;
  const place = await runtime.bodyOfCall(call);
  const sink = place?.keeper.begin('application/json', Buffer.from(json));
  await sink?.write(Buffer.from(json));
  const content = await sink?.finish();
  if (place === undefined || content === undefined) throw new Error('The body was not kept.');
  await save(managed, 'changed', {
    triggers: {
      manual: {
        type: 'Request',
        kind: 'Http',
        inputs: {},
        conditions: [{ expression: "@equals(length(triggerBody()['items']), 30000)" }],
      },
    },
    actions: respond("@{length(triggerBody()['items'])}"),
  });
  const outputs = values.makeObject([['body', content]]);
  const fired = await runtime.fireRequestTrigger({ ...call, outputs, kept: { runName: place.runName, content } });
  expect((await fired.response).body).toBe('30000');
  expect(fired.runName).not.toBe(place.runName);
  expect(await keptBytes(place.runName)).toBe(0);
});

test('a run that is carried out again has the body of the earlier one, also where its trigger tracks by it now', async () => {
  await save(managed, 'again', { actions: respond("@{length(triggerBody()['items'])}") });
  const first = await post(await urlOf(managed, 'again'), json, 'application/json');
  await over(managed, 'again', runOf(first));
  const trigger = { type: 'Request', kind: 'Http', inputs: {} };
  const correlation = { clientTrackingId: "@{triggerBody()['items'][7]['name']}" };
  await save(managed, 'again', {
    triggers: { manual: { ...trigger, correlation } },
    actions: { Count: { type: 'Compose', inputs: "@length(triggerBody()['items'])" } },
  });
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/again/runs/${runOf(first)}/resubmit`;
  const resubmitted = await managed.send('POST', path);
  expect(resubmitted.status).toBe(202);
  const run = await over(managed, 'again', runOf({ headers: resubmitted.headers } as Response));
  expect(run).toMatchObject({ status: 'Succeeded', correlation: { clientTrackingId: 'Größe "7"' } });
  expect(await keptBytes(run.name)).toBe(Buffer.byteLength(json));
});
