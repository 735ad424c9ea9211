import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

const secret = 'canary-of-the-connection';
/** A text, so that the stub, which reads what it is sent as text, sees every byte. */
const file = `${randomBytes(1_000_000).toString('hex')}${secret}${randomBytes(500_000).toString('hex')}`;
const kept = file.replace(secret, '*sanitized*');

let managed: ManagedServer;
let connectionId: string;
beforeAll(async () => {
  managed = await startManagedServer();
  const { send, group, stub } = managed;
  stub.answer = ({ method }, response) => {
    if (method === 'GET') response.writeHead(200, { 'content-type': 'application/zip' }).end(file);
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"taken":true}');
  };
  const responses = { 200: { description: 'ok' } };
  const body = { name: 'body', in: 'body', required: true };
  const swagger = {
    swagger: '2.0',
    info: { title: 'Files', version: '1' },
    paths: {
      '/file': {
        get: { operationId: 'GetFile', produces: ['application/octet-stream'], responses },
        post: {
          operationId: 'PutFile',
          consumes: ['application/octet-stream'],
          parameters: [{ ...body, schema: { type: 'string', format: 'binary' } }],
          responses,
        },
      },
      '/document': {
        post: {
          operationId: 'PutDocument',
          parameters: [{ ...body, schema: { type: 'object', properties: { file: { type: 'object' } } } }],
          responses,
        },
      },
    },
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
    security: [{ key: [] }],
  };
  const made = framerApi(managed, { swagger });
  expect((await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, { body: made })).status).toBe(200);
  const { body: connection } = await connectFramer(managed, 'files', secret);
  connectionId = connection.id;
});
afterAll(() => managed.close());

const call = (method: string, path: string, body?: unknown) => ({
  type: 'ApiConnection',
  inputs: { host, method, path, ...(body === undefined ? {} : { body }), retryPolicy: { type: 'none' } },
});

async function carryOut(name: string, put: object): Promise<void> {
  managed.stub.seen.length = 0;
  const actions = {
    Get: call('get', '/file'),
    Put: { ...put, runAfter: { Get: ['Succeeded'] } },
    ...respond(`@{body('Put').taken}`, { Put: ['Succeeded'] }),
  };
  await save(managed, name, { actions, ...connectionParameter }, references(connectionId));
  const answer = await fetch(await urlOf(managed, name), { method: 'POST' });
  expect(await answer.text()).toBe('True');
}

test('a file goes from one operation to another as bytes, without the secret of the connection', async () => {
  await carryOut('stream', call('post', '/file', `@body('Get')`));
  const sent = managed.stub.seen.at(-1);
  expect(sent?.headers).toMatchObject({ 'content-length': String(kept.length), 'x-api-key': secret });
  expect(sent?.body === kept).toBe(true);
  const [{ parts = 0 } = {}] = await managed.store.system.query<{ parts: number }>(
    'select count(*)::int as parts from run_bodies',
  );
  expect(parts).toBe(Math.ceil(kept.length / 786_432));
});

test('a file within a document is sent as the operation asks for it', async () => {
  await carryOut('within', call('post', '/document', { file: `@body('Get')` }));
  expect(JSON.parse(managed.stub.seen.at(-1)?.body ?? '')).toEqual({
    file: { '$content-type': 'application/zip', $content: Buffer.from(kept).toString('base64') },
  });
});

test('a run that rests finds the file again', async () => {
  const rest = { type: 'Wait', inputs: { interval: { unit: 'Second', count: 2 } }, runAfter: { Get: ['Succeeded'] } };
  managed.stub.seen.length = 0;
  const put = { ...call('post', '/file', `@body('Get')`), runAfter: { Rest: ['Succeeded'] } };
  const actions = { Get: call('get', '/file'), Rest: rest, Put: put };
  await save(managed, 'rests', { actions, ...connectionParameter }, references(connectionId));
  await fetch(await urlOf(managed, 'rests'), { method: 'POST' });
  await expect.poll(() => managed.stub.seen.map(({ method }) => method)).toEqual(['GET', 'POST']);
  await expect.poll(() => managed.stub.seen.at(-1)?.body === kept).toBe(true);
});
