import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Connector, importConnector, type JsonValue, shapeCall } from '@tenon/connector';
import { describe, expect, test } from 'vitest';
import { corpusConnectors, corpusFiles } from './connector-corpus.ts';
import { valuesFor } from './values-for.ts';

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
    const values = valuesFor(connector, operation);
    if (values === undefined) continue;
    count += 1;
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
