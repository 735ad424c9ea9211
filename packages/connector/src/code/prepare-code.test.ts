import { Refusal } from '@tenon/diagnostics';
import { expect, test } from 'vitest';
import type { ShapedRequest } from '../call/shaped-request.ts';
import { exportConnector } from '../export/export-connector.ts';
import { definitionText } from '../import/fixture.ts';
import { importConnector } from '../import/import-connector.ts';
import type { Connector, ConnectorFile } from '../model/connector.ts';
import { prepareCode } from './prepare-code.ts';

const code = 'function onRequest(request) { return request; }';
const files: readonly ConnectorFile[] = [
  { name: 'apiDefinition.swagger.json', content: definitionText({}) },
  { name: 'script.js', content: code },
  { name: 'script.csx', content: 'public class Script : ScriptBase {}' },
  { name: 'readme.md', content: '# Things' },
  { name: 'settings.json', content: '{"apiDefinition": "apiDefinition.swagger.json"}' },
];

function connectorOf(given: readonly ConnectorFile[]): Connector {
  const { value } = importConnector(given);
  if (!value) throw new Error('not imported');
  return value;
}

const connector = connectorOf(files);
const request: ShapedRequest = {
  method: 'POST',
  url: 'https://api.things.example/v1/things',
  headers: { 'Content-Type': 'application/json' },
  body: '{"a":1}',
  operationId: 'ListThings',
  preparations: [],
};

function finish(message: unknown) {
  const step = prepareCode(connector, { request });
  return step?.finish(JSON.stringify({ message, logs: ['one', 2] }));
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

test('hands the request over as data, and the code as a program of its own', () => {
  const step = prepareCode(connector, { request });
  expect(step?.programs.map(({ name }) => name)).toEqual(['prelude.js', 'script.js', 'call.js']);
  expect(step?.programs[1]?.text).toBe(code);
  expect(step?.programs[2]?.text).toContain(String.raw`\"body\":{\"a\":1}`);
  expect(prepareCode(connectorOf(files.slice(0, 1)), { request })).toBeUndefined();
});

test.each([
  {
    name: 'a body of data',
    message: { method: 'put', url: 'https://api.things.example/v1/x', headers: { A: 1 }, body: { b: [2] } },
    sent: { method: 'PUT', headers: { A: '1', 'Content-Type': 'application/json' }, body: '{"b":[2]}' },
  },
  {
    name: 'a text, and a neighbour of the host',
    message: {
      method: 'POST',
      url: 'https://eu.things.example/',
      headers: { 'content-type': 'text/csv' },
      body: 'a,b',
    },
    sent: { url: 'https://eu.things.example/', headers: { 'content-type': 'text/csv' }, body: 'a,b' },
  },
  {
    name: 'bytes',
    message: { ...request, headers: {}, body: { '$content-type': 'image/png', $content: 'aGk=' } },
    sent: { headers: { 'Content-Type': 'image/png' }, body: new Uint8Array([104, 105]) },
  },
])('makes a request of $name', ({ message, sent }) => {
  const finished = finish(message);
  expect(finished?.value).toMatchObject({ operationId: 'ListThings', ...sent });
  expect(finished?.logs).toEqual(['one']);
});

test.each([
  { name: 'nothing', message: null, code: 'code-result-not-valid' },
  { name: 'no method', message: { ...request, method: 'GO\r\n' }, code: 'code-result-not-valid' },
  { name: 'no address', message: { ...request, url: 'file:///etc/passwd' }, code: 'code-result-not-valid' },
  {
    name: 'a host of somebody else',
    message: { ...request, url: 'https://evil.example/' },
    code: 'code-host-not-declared',
  },
  {
    name: 'a header with a line break',
    message: { ...request, headers: { A: 'b\r\nC: d' } },
    code: 'code-result-not-valid',
  },
])('refuses $name as a request', ({ message, code: expected }) => {
  expect(codeOf(() => finish(message))).toBe(expected);
});

test('changes an answer, whose status must be one', () => {
  const step = prepareCode(connector, {
    answer: { statusCode: 200, headers: {}, body: [1] },
    operationId: 'ListThings',
  });
  const printed = (message: object) => JSON.stringify({ message, logs: [] });
  expect(step?.finish(printed({ statusCode: 404, headers: { A: 'b' }, body: { n: 1 } })).value).toEqual({
    statusCode: 404,
    headers: { A: 'b' },
    body: { n: 1 },
  });
  expect(codeOf(() => step?.finish(printed({ statusCode: '200', headers: {} })))).toBe('code-result-not-valid');
});

test.each(['microsoft', 'tenon'] as const)('keeps code, script, readme and settings in an export as %s', (format) => {
  const again = connectorOf(exportConnector(connector, format).value);
  expect(again.code).toEqual({ text: code });
  expect(again.script?.text).toContain('ScriptBase');
  expect(again.sources.files.map(({ name }) => name)).toEqual(expect.arrayContaining(['readme.md', 'settings.json']));
});

test('says which operations a C# script is meant for, until there is JavaScript', () => {
  const properties = { name: 'apiProperties.json', content: '{"properties":{"scriptOperations":["ListThings"]}}' };
  const report = (given: readonly ConnectorFile[]) =>
    importConnector([...given, properties]).diagnostics.filter((one) => one.code === 'import-script-not-run');
  expect(report([files[0] as ConnectorFile, files[2] as ConnectorFile])[0]?.message).toContain('ListThings');
  expect(report(files)).toEqual([]);
});
