import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { over, respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

const bytes = randomBytes(2_000_000);
const document = { items: Array.from({ length: 30_000 }, (_, index) => ({ id: index, name: `Größe "${index}"` })) };
const json = JSON.stringify(document);
const text = 'Grüße, "Welt"!\n'.repeat(100_000);
const bodies: Readonly<Record<string, readonly [contentType: string, body: Buffer | string]>> = {
  '/bytes': ['application/zip', bytes],
  '/json': ['application/json', json],
  '/text': ['text/plain', text],
};

let managed: ManagedServer;
let received: { readonly headers: IncomingMessage['headers']; readonly body: Buffer }[] = [];
/** Keeps what it is sent as bytes. */
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    received.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.end();
  });
});
let sink: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  sink = `http://${host}/`;
  managed = await startManagedServer({ allowedHosts: [host] });
  managed.stub.answer = ({ url }, response) => {
    const [contentType = '', body = ''] = bodies[url] ?? [];
    response.writeHead(200, { 'content-type': contentType }).end(body);
  };
});
afterAll(async () => {
  await managed.close();
  receiver.close();
});

const get = (path: string) => ({
  type: 'Http',
  inputs: { method: 'GET', uri: `http://${managed.stub.host}${path}` },
});
const keptParts = async (run: string) => {
  const [row] = await managed.store.system.query<{ count: number; bytes: string }>(
    'select count(*)::int as count, coalesce(sum(length(bytes)), 0) as bytes from run_bodies where run_name = $1',
    [run],
  );
  return { count: row?.count, bytes: Number(row?.bytes) };
};
const runOf = ({ headers }: Response) => headers.get('x-ms-workflow-run-id') ?? '';

test.each([
  { path: '/bytes', contentType: 'application/zip' },
  { path: '/json', contentType: 'application/json; charset=utf-8' },
  { path: '/text', contentType: 'text/plain; charset=utf-8' },
])('$path is passed on to a request and to the caller as it came', async ({ path, contentType }) => {
  received = [];
  const name = `pass${path.slice(1)}`;
  await save(managed, name, {
    actions: {
      Get: get(path),
      Keep: { type: 'Compose', inputs: { file: `@body('Get')` }, runAfter: { Get: ['Succeeded'] } },
      Send: {
        type: 'Http',
        inputs: { method: 'POST', uri: sink, body: `@outputs('Keep')['file']` },
        runAfter: { Keep: ['Succeeded'] },
      },
      ...respond(`@body('Get')`, { Send: ['Succeeded'] }),
    },
  });
  const answer = await fetch(await urlOf(managed, name), { method: 'POST' });
  const expected = Buffer.from(bodies[path]?.[1] ?? '');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(contentType);
  expect(Buffer.from(await answer.arrayBuffer()).equals(expected)).toBe(true);
  expect(received).toHaveLength(1);
  expect(received[0]?.headers).toMatchObject({
    'content-type': contentType,
    'content-length': String(expected.byteLength),
  });
  expect(received[0]?.body.equals(expected)).toBe(true);
  expect(await keptParts(runOf(answer))).toEqual({
    count: Math.ceil(expected.byteLength / 786_432),
    bytes: expected.byteLength,
  });
});

test.each([
  {
    path: '/bytes',
    expression: `@{length(base64ToBinary(body('Get')['$content'])['$content'])}`,
    expected: String(Math.ceil(2_000_000 / 3) * 4),
  },
  {
    path: '/json',
    expression: `@{body('Get')['items'][29999]['name']} @{length(body('Get').items)}`,
    expected: 'Größe "29999" 30000',
  },
  { path: '/json', expression: `@{length(string(outputs('Get')['body']))}`, expected: String(json.length) },
  { path: '/json', expression: `@{equals(body('Get'), json(string(body('Get'))))}`, expected: 'True' },
  {
    path: '/text',
    expression: `@{length(body('Get'))} @{substring(body('Get'), 0, 5)}`,
    expected: `${text.length} Grüße`,
  },
])('$expression looks into $path', async ({ path, expression, expected }) => {
  await save(managed, 'look', { actions: { Get: get(path), ...respond(expression, { Get: ['Succeeded'] }) } });
  const answer = await fetch(await urlOf(managed, 'look'), { method: 'POST' });
  expect(await answer.text()).toBe(expected);
  expect(managed.parts.bodies.taken()).toBe(0);
});

test('loops, conditions, variables, data operations, code and child workflows look into what is stored', async () => {
  await save(managed, 'child', { actions: respond(`@{length(triggerBody()['items'])}`, {}) });
  const after = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } });
  const child = `${managed.group}/providers/Microsoft.Logic/workflows/child`;
  await save(managed, 'uses', {
    actions: {
      Get: get('/json'),
      Filter: {
        type: 'Query',
        inputs: { from: `@body('Get')['items']`, where: '@less(item().id, 3)' },
        ...after('Get'),
      },
      Each: {
        type: 'Foreach',
        foreach: `@take(body('Get').items, 2)`,
        actions: { One: { type: 'Compose', inputs: '@item().id' } },
        ...after('Filter'),
      },
      If: {
        type: 'If',
        expression: { equals: [`@first(body('Get').items).id`, 0] },
        actions: { Yes: { type: 'Compose', inputs: 'yes' } },
        ...after('Each'),
      },
      Code: {
        type: 'JavaScriptCode',
        inputs: { code: `return workflowContext.actions.Get.outputs.body.items.length;` },
        ...after('If'),
      },
      Call: {
        type: 'Workflow',
        inputs: { host: { workflow: { id: child }, triggerName: 'manual' }, body: `@body('Get')` },
        ...after('Code'),
      },
      ...respond(
        `@{length(body('Filter'))} @{outputs('Yes')} @{body('Code')} @{body('Call')} @{join(outputs('One'), '-')}`,
        {
          Call: ['Succeeded'],
        },
      ),
    },
  });
  const answer = await fetch(await urlOf(managed, 'uses'), { method: 'POST' });
  expect(await answer.text()).toBe('3 yes 30000 30000 0-1');
});

test('a secured body is kept encrypted, and in no other place', async () => {
  await save(managed, 'secured', {
    actions: {
      Get: { ...get('/text'), runtimeConfiguration: { secureData: { properties: ['outputs'] } } },
      ...respond(`@{length(body('Get'))}`, { Get: ['Succeeded'] }),
    },
  });
  const answer = await fetch(await urlOf(managed, 'secured'), { method: 'POST' });
  expect(await answer.text()).toBe(String(text.length));
  expect(await keptParts(runOf(answer))).toEqual({ count: 0, bytes: 0 });
  expect(managed.parts.bodies.taken()).toBe(0);
});

test('the history links to what is stored, and traces of expressions look into it', async () => {
  await save(managed, 'shown', {
    actions: {
      Bytes: get('/bytes'),
      Json: get('/json'),
      Text: get('/text'),
      All: {
        type: 'Compose',
        inputs: { size: `@length(body('Text'))`, of: `@body('Bytes')` },
        runAfter: { Bytes: ['Succeeded'], Json: ['Succeeded'], Text: ['Succeeded'] },
      },
      ...respond('done', { All: ['Succeeded'] }),
    },
  });
  const run = runOf(await fetch(await urlOf(managed, 'shown'), { method: 'POST' }));
  const { resourceGroup } = managed.access;
  const outputsOf = async (action: string) => {
    const { outputsLink } = await managed.client.workflowRunActions.get(resourceGroup, 'shown', run, action);
    const answer = await fetch(outputsLink?.uri ?? '');
    const shown = await answer.text();
    return { size: outputsLink?.contentSize, length: Buffer.byteLength(shown), value: JSON.parse(shown) };
  };
  const base64 = bytes.toString('base64');
  const file = { '$content-type': 'application/zip', $content: base64 };
  const ofBytes = await outputsOf('Bytes');
  expect(ofBytes.value.body).toEqual(file);
  expect(ofBytes.size).toBe(ofBytes.length);
  const ofJson = await outputsOf('Json');
  expect(ofJson.value.body).toEqual(document);
  expect(ofJson.size).toBe(ofJson.length);
  expect((await outputsOf('Text')).value.body).toBe(text);
  expect((await outputsOf('All')).value).toEqual({ size: text.length, of: file });
  const traces = await managed.send(
    'POST',
    `${managed.group}/providers/Microsoft.Logic/workflows/shown/runs/${run}/actions/All/listExpressionTraces?api-version=2016-06-01`,
  );
  const described = traces.body.inputs.map(({ text: of, value }: { text: string; value: unknown }) => ({ of, value }));
  expect(described).toEqual([
    { of: `length(body('Text'))`, value: text.length },
    { of: `body('Bytes')`, value: { '$content-type': 'application/zip', contentSize: 2_000_000 } },
  ]);
  for await (const { properties } of managed.client.workflowRunActionRequestHistories.list(
    resourceGroup,
    'shown',
    run,
    'Bytes',
  )) {
    const link = properties?.response?.bodyLink;
    expect(await (await fetch(typeof link === 'object' ? String(link.uri) : '')).json()).toEqual(file);
  }
});

test('a search by value looks into the beginnings of stored bodies', async () => {
  await save(managed, 'found', { actions: { Get: get('/json'), Text: get('/text'), Bytes: get('/bytes') } });
  const run = runOf(await fetch(await urlOf(managed, 'found'), { method: 'POST' }));
  await over(managed, 'found', run);
  const find = async (value: string) => {
    const filter = encodeURIComponent(`contains(value, '${value}')`);
    const path = `${managed.group}/providers/Microsoft.Logic/workflows/found/runs?api-version=2019-05-01&$filter=${filter}`;
    return (await managed.send('GET', path)).body.value.map(({ name }: { name: string }) => name);
  };
  expect(await find('größe "77"')).toEqual([run]);
  expect(await find('grüße, "welt"!')).toEqual([run]);
  expect(await find('größe "29999"')).toEqual([]);
  expect(await find('items')).toEqual([]);
});

test('a run that is carried out again from an action has the stored bodies of the earlier one', async () => {
  await save(managed, 'again', {
    actions: { Get: get('/bytes'), ...respond(`@body('Get')`, { Get: ['Succeeded'] }) },
  });
  const first = await fetch(await urlOf(managed, 'again'), { method: 'POST' });
  await over(managed, 'again', runOf(first));
  const before = managed.stub.seen.length;
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/again/runs/${runOf(first)}/resubmit`;
  const body = { actionsToResubmit: [{ name: 'Response' }] };
  const resubmitted = await managed.send('POST', path, { body });
  expect(resubmitted).toMatchObject({ status: 202 });
  const again = resubmitted.headers.get('x-ms-workflow-run-id') ?? '';
  const { outputsLink } = await managed.client.workflowRunActions.get(
    managed.access.resourceGroup,
    'again',
    again,
    'Get',
  );
  const shown = await (await fetch(outputsLink?.uri ?? '')).json();
  expect(Buffer.from(shown.body.$content, 'base64').equals(bytes)).toBe(true);
  expect(managed.stub.seen.length).toBe(before);
});

test.each([
  { name: 'is cut', size: 3_000_000, sent: 2_000_000, status: 'connection-failed' },
  { name: 'turns out to be too large', size: 104_857_601, sent: 104_857_601, status: 'answer-too-large' },
])('an answer that $name leaves nothing behind', async ({ size, sent, status }) => {
  managed.stub.answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/zip', 'content-length': size });
    const piece = Buffer.alloc(1_000_000);
    let written = 0;
    const more = () => {
      while (written < sent) {
        const next = piece.subarray(0, sent - written);
        written += next.byteLength;
        if (!response.write(next)) return;
      }
      if (sent < size) response.destroy();
      else response.end();
    };
    response.on('drain', more);
    more();
  };
  const { inputs } = get('/cut');
  await save(managed, 'cut', {
    actions: {
      Get: { type: 'Http', inputs: { ...inputs, retryPolicy: { type: 'none' } } },
      ...respond(`@{actions('Get').error.code}`, { Get: ['Failed'] }),
    },
  });
  const answer = await fetch(await urlOf(managed, 'cut'), { method: 'POST' });
  expect(await answer.text()).toBe(status);
  expect(await keptParts(runOf(answer))).toEqual({ count: 0, bytes: 0 });
});
