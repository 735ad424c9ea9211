import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConnectorScene, openConnectorScene } from '../testing/connector-scene.ts';
import { asFiles, bareDefinition } from '../testing/print-framer.ts';

let fresh: ConnectorScene['fresh'];
let owner: ConnectorScene['owner'];
let place: ConnectorScene['place'];
let importBare: ConnectorScene['importBare'];
beforeAll(async () => {
  ({ fresh, owner, place, importBare } = await openConnectorScene());
});
afterAll(() => fresh.close());

test('imports a bare definition as a draft, with what is missing in it', async () => {
  const connector = await importBare();
  expect(connector).toMatchObject({
    name: 'PrintFramerAPI',
    state: 'draft',
    region: 'local',
    general: { title: 'Print Framer API', host: '', scheme: 'https' },
    security: { kind: 'none' },
    operations: [
      {
        operationId: 'GetQuery',
        method: 'get',
        path: '/api/values/{Height}/{Width}',
        visibility: 'none',
        parameters: [
          { name: 'Height', in: 'path', required: true, type: 'string' },
          { name: 'Width', in: 'path', required: true, type: 'string' },
        ],
        responses: [{ status: '200', type: 'string' }],
      },
    ],
    version: { number: 1, state: 'draft' },
    versions: [{ number: 1 }],
    hasUnsavedChanges: false,
    canEdit: true,
  });
  expect(connector.diagnostics).toContainEqual(expect.objectContaining({ code: 'import-host-missing' }));
});

const noOperations = '{"swagger":"2.0","info":{"title":"A","version":"1"},"paths":{}}';

test.each([
  { name: 'no JSON and no YAML', text: '{ "swagger": "2.0", ', code: 'definition-not-readable', line: 1 },
  { name: 'an empty file', text: '', code: 'definition-not-readable', line: undefined },
  { name: 'a definition with no operations', text: noOperations, code: 'operations-missing', line: 1 },
  { name: 'JSON that is no definition', text: '{"hello": 1}', code: 'definition-not-readable', line: 1 },
])('refuses $name with the place, and keeps nothing', async ({ text, code, line }) => {
  const before = (await owner.send('GET', `/api/v1/connectors?subscriptionId=${place.subscriptionId}`)).body.connectors;
  const answer = await owner.send('POST', '/api/v1/connectors', { ...place, files: asFiles(text) });
  expect([answer.status, answer.body.error.code]).toEqual([422, code]);
  expect(answer.body.error.diagnostics[0]).toMatchObject({ severity: expect.any(String), remedy: expect.any(String) });
  if (line !== undefined) expect(answer.body.error.diagnostics[0].place.line).toBe(line);
  const after = (await owner.send('GET', `/api/v1/connectors?subscriptionId=${place.subscriptionId}`)).body.connectors;
  expect(after).toEqual(before);
});

test('refuses a file above 20 MB by its size', async () => {
  const files = asFiles(`{"swagger":"2.0","x":"${'a'.repeat(20_500_000)}"}`);
  const answer = await owner.send('POST', '/api/v1/connectors', { ...place, files });
  expect([answer.status, answer.body.error.code]).toEqual([413, 'source-too-large']);
  expect(answer.body.error.message).toContain('20.5 MB together; at most 20 MB');
});

test('imports the repaired text of a file with faults when that is accepted', async () => {
  const faulty = bareDefinition
    .replace('"swagger": "2.0",', '"swagger": "2.0", // 2\n')
    .replace('"type": "string" } } }', '"type": "string" }, } }');
  const refused = await owner.send('POST', '/api/v1/connectors', { ...place, files: asFiles(faulty) });
  expect([refused.status, refused.body.error.code]).toEqual([422, 'definition-not-readable']);
  const imported = await owner.send('POST', '/api/v1/connectors', {
    ...place,
    files: asFiles(faulty),
    acceptRepair: true,
  });
  expect(imported.status).toBe(201);
  const { text } = (await owner.send('GET', `/api/v1/connectors/${imported.body.id}/definition`)).body;
  expect(JSON.parse(text)).toEqual(JSON.parse(bareDefinition));
});

test.each([
  { name: 'another media type', type: 'text/plain', payload: 'x', code: 'request-not-valid', status: 400 },
  {
    name: 'no media type we know',
    type: 'application/xml',
    payload: '<x/>',
    code: 'media-type-not-supported',
    status: 415,
  },
  { name: 'broken JSON', type: 'application/json', payload: '{', code: 'request-not-valid', status: 400 },
  {
    name: 'a prototype',
    type: 'application/json',
    payload: '{"__proto__":{"a":1}}',
    code: 'request-not-valid',
    status: 400,
  },
  {
    name: 'more than a megabyte',
    type: 'application/json',
    payload: JSON.stringify({ a: 'x'.repeat(1_100_000) }),
    code: 'body-too-large',
    status: 413,
  },
])('a body of $name is refused as what it is', async ({ type, payload, code, status }) => {
  const headers = { 'content-type': type };
  const answer = await fresh.server.inject({ method: 'POST', url: '/api/v1/sessions', headers, payload });
  expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
});
