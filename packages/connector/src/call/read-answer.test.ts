import { expect, test } from 'vitest';
import { connectorOf, connectorWith } from '../import/fixture.ts';
import { readAnswer } from './read-answer.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (type: string | undefined, body: Uint8Array) =>
  readAnswer(connectorOf({}), { status: 200, headers: type === undefined ? {} : { 'content-type': type }, body }).body;

test.each([
  { name: 'JSON', type: 'application/json; charset=utf-8', body: '{"a": 1}', value: { a: 1 } },
  { name: 'a kind of JSON', type: 'application/problem+json', body: '[1]', value: [1] },
  { name: 'JSON that is none', type: 'application/json', body: '20.00x', value: '20.00x' },
  { name: 'text', type: 'text/plain', body: '20.00', value: '20.00' },
  { name: 'no type, JSON', type: undefined, body: '{"a":1}', value: { a: 1 } },
  { name: 'no type, text', type: undefined, body: 'hello', value: 'hello' },
  {
    name: 'XML',
    type: 'application/xml',
    body: '<a/>',
    value: { '$content-type': 'application/xml', $content: 'PGEvPg==' },
  },
  {
    name: 'a form',
    type: 'application/x-www-form-urlencoded',
    body: 'a=b+c',
    value: {
      '$content-type': 'application/x-www-form-urlencoded',
      $content: 'YT1iK2M=',
      $formdata: [{ key: 'a', value: 'b c' }],
    },
  },
])('reads $name', ({ type, body, value }) => {
  expect(read(type, bytes(body))).toEqual(value);
});

test('reads bytes as a content object, Latin text in its charset, and nothing as no body', () => {
  expect(read('image/png', new Uint8Array([255, 0]))).toEqual({ '$content-type': 'image/png', $content: '/wA=' });
  expect(read('text/plain; charset=iso-8859-1', new Uint8Array([0xfc, 0x80]))).toBe('ü€');
  expect(read('application/json; charset=utf-16', new Uint8Array([0xff, 0xfe, 0x31, 0]))).toBe(1);
  expect(read('application/json; charset=utf-16be', new Uint8Array([0, 0x32]))).toBe(2);
  expect(readAnswer(connectorOf({}), { status: 204, headers: {}, body: new Uint8Array() })).toEqual({
    statusCode: 204,
    headers: {},
  });
});

const policy = (templateId: string, parameters: Record<string, unknown>, section = 'Response') => ({
  templateId,
  parameters: {
    ...Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value]),
    ),
    'x-ms-apimTemplate-policySection': section,
  },
});

test('applies response and failure policies', () => {
  const connector = connectorOf(
    {},
    {
      policyTemplateInstances: [
        policy('convertobjecttoarray', {
          propertyParentPath: '@body()',
          propertySubPath: 'zones',
          newPropertyPath: '@body().list',
          keyName: 'id',
          valueName: 'zone',
        }),
        policy('setheader', { name: 'X-Seen', value: "@headers('x-a')!" }),
        policy('setheader', { name: 'X-Failed', value: 'yes' }, 'Failure'),
      ],
    },
  );
  const answer = readAnswer(
    connector,
    { status: 200, headers: { 'X-A': '1' }, body: bytes('{"zones": {"a": 1}}') },
    { operationId: 'ListThings' },
  );
  expect(answer.body).toEqual({ zones: { a: 1 }, list: [{ id: 'a', zone: 1 }] });
  expect(answer.headers).toEqual({ 'X-A': '1', 'X-Seen': '1!' });
  expect(
    readAnswer(connector, { status: 500, headers: {}, body: bytes('x') }, { operationId: 'ListThings' }).headers,
  ).toEqual({ 'X-Failed': 'yes' });
});

test('finds the next page and makes its address absolute', () => {
  const connector = connectorWith('/a', {
    get: { operationId: 'X', 'x-ms-pageable': { nextLinkName: 'next' }, responses: {} },
  });
  const context = { operationId: 'X', requestUrl: 'https://api.things.example/v1/a?x=1' };
  const next = (link: string) =>
    readAnswer(connector, { status: 200, headers: {}, body: bytes(JSON.stringify({ next: link })) }, context).nextLink;
  expect(next('https://b.example/n')).toBe('https://b.example/n');
  expect(next('/v1/a?page=2')).toBe('https://api.things.example/v1/a?page=2');
  expect(next('?page=2')).toBe('https://api.things.example/v1/a?page=2');
  expect(next('javascript:alert(1)')).toBeUndefined();
});

test('reads the events of a poll and what the next one asks for', () => {
  const connector = connectorWith(
    '/a',
    { get: { operationId: 'X', 'x-ms-trigger': 'batch', responses: {} } },
    {
      policyTemplateInstances: [
        policy(
          'pollingtrigger',
          { triggerConfig: { since: '@{triggerBody().data[0].at}' }, triggerDataPath: '@triggerBody().data' },
          'Request',
        ),
      ],
    },
  );
  const answer = readAnswer(
    connector,
    { status: 200, headers: {}, body: bytes('{"data": [{"at": "t1"}, {"at": "t0"}]}') },
    { operationId: 'X' },
  );
  expect(answer.poll).toEqual({ events: [{ at: 't1' }, { at: 't0' }], nextPoll: { since: 't1' } });
});
