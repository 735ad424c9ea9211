import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Connector,
  importConnector,
  type JsonValue,
  type Parameter,
  readSchema,
  shapeCall,
} from '@tenon/connector';
import { describe, expect, test } from 'vitest';
import { corpusConnectors, corpusFiles } from './connector-corpus.ts';

const connectors = corpusConnectors();
const files = corpusFiles();

describe.skipIf(!connectors)('calls of the corpus', () => {
  test('each operation of each connector gives a request that its own definition accepts', () => {
    const problems: string[] = [];
    let count = 0;
    for (const { name, files: given } of connectors ?? []) {
      const { value } = importConnector(given, { repair: 'accept' });
      if (value) count += checkCalls(value, name, problems);
    }
    expect(problems).toEqual([]);
    expect(count).toBeGreaterThan(4000);
  });

  test('each operation of each other definition does, too', () => {
    const problems: string[] = [];
    for (const path of (files ?? []).filter((file) => /\/v[23]\.\d\//.test(file))) {
      const { value } = importConnector([{ name: basename(path), content: new Uint8Array(readFileSync(path)) }]);
      if (value) checkCalls(value, path, problems);
    }
    expect(problems).toEqual([]);
  });
});

function checkCalls(connector: Connector, name: string, problems: string[]): number {
  let count = 0;
  for (const operation of connector.operations) {
    // Some published connectors declare headers whose names HTTP does not allow; such a call cannot be made.
    if (operation.parameters.some(({ location, name: header }) => location === 'header' && /\s/.test(header))) continue;
    count += 1;
    const values: Record<string, JsonValue> = {};
    for (const parameter of operation.parameters)
      values[`${parameter.location}.${parameter.name}`] = sampleOf(connector, parameter);
    const schema = operation.body?.contents[0]?.schema;
    if (operation.body) values['body'] = schema ? sample(connector, schema, 0) : 'text';
    const where = `${name} ${operation.operationId}`;
    try {
      const host =
        connector.service.host === ''
          ? { ...connector, service: { ...connector.service, host: 'api.example.com' } }
          : connector;
      const request = shapeCall(host, { operationId: operation.operationId, values }, { missing: 'leave-out' });
      const found = faultOf(request, { connector, operation, values });
      if (found !== undefined) problems.push(`${where}: ${found} (${request.url.slice(0, 200)})`);
    } catch (error) {
      problems.push(`${where}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return count;
}

interface Expected {
  readonly connector: Connector;
  readonly operation: Connector['operations'][number];
  readonly values: Record<string, JsonValue>;
}

/** What a server that knows the definition would find wrong, judged with the platform's own URL and header parsers. */
function faultOf(
  request: ReturnType<typeof shapeCall>,
  { connector, operation, values }: Expected,
): string | undefined {
  const url = new URL(request.url.replaceAll(/\{[^}]*\}/g, 'open'));
  if (
    url.href.replaceAll('%20', ' ') !== request.url.replaceAll(/\{[^}]*\}/g, 'open').replaceAll('%20', ' ') &&
    url.pathname.includes('/../')
  )
    return 'the address changes';
  const headers = new Headers(request.headers as Record<string, string>);
  const isRouted = connector.policies.some(
    ({ template }) => template === 'routerequesttoendpoint' || template.startsWith('dynamic'),
  );
  if (!isRouted) {
    if (request.method.toLowerCase() !== operation.method) return 'another method';
    const wanted = operation.path.split('/').filter(Boolean).length;
    const base = new URL(request.url).pathname.split('/').filter(Boolean).length;
    const basePath = (
      operation.server === undefined ? connector.service.basePath : new URL(operation.server, 'https://x').pathname
    )
      .split('/')
      .filter(Boolean).length;
    if (base !== wanted + basePath) return `the path has ${base} segments, not ${wanted + basePath}`;
  }
  for (const parameter of operation.parameters) {
    const value = values[`${parameter.location}.${parameter.name}`];
    if (value === undefined || typeof value === 'object') continue;
    const text = String(value);
    if (
      parameter.location === 'query' &&
      parameter.style !== 'content' &&
      !url.searchParams.getAll(parameter.name).includes(text)
    ) {
      if (!connector.policies.some(({ template }) => template === 'setqueryparameter'))
        return `the query has no ${parameter.name}=${text}`;
    }
    if (parameter.location === 'header' && headers.get(parameter.name) === null)
      return `there is no header ${parameter.name}`;
    if (
      parameter.location === 'path' &&
      !isRouted &&
      !decodeURIComponent(decodeURIComponent(url.pathname)).includes(text)
    )
      return `the path has no ${text}`;
  }
  if (operation.body && request.body === undefined) return 'there is no body';
  const isJson = /json/.test(headers.get('content-type') ?? '');
  if (isJson && typeof request.body === 'string') JSON.parse(request.body);
  if (operation.parameters.some(({ location }) => location === 'form') && request.body === undefined)
    return 'there is no form';
  return undefined;
}

function sampleOf(connector: Connector, parameter: Parameter): JsonValue {
  if (parameter.type === 'file') return { '$content-type': 'image/png', $content: 'iVBORw0KGgo=' };
  if (parameter.enum?.[0] !== undefined && parameter.enum[0] !== null) return parameter.enum[0];
  if (typeof parameter.default === 'string' && parameter.default !== '') return parameter.default;
  return sample(connector, parameter.schema, 0);
}

/** A value of a schema, three levels deep, with characters that need encoding. */
function sample(connector: Connector, place: Parameters<typeof readSchema>[1], depth: number): JsonValue {
  const schema = readSchema(connector, place);
  const [choice] = schema.enum ?? [];
  if (choice !== undefined && choice !== null) return choice;
  switch (schema.type) {
    case 'string':
      return schema.format === 'date-time' ? '2024-01-02T03:04:05Z' : 'a b&c/ü';
    case 'integer':
      return 7;
    case 'number':
      return 1.5;
    case 'boolean':
      return true;
    case 'array':
      return schema.items && depth < 3 ? [sample(connector, schema.items, depth + 1)] : ['x'];
    case 'object': {
      if (depth > 2) return {};
      return Object.fromEntries(
        [...schema.properties].slice(0, 20).map(([name, property]) => [name, sample(connector, property, depth + 1)]),
      );
    }
    default:
      return 'any';
  }
}
