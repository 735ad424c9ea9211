import { afterEach, expect, test } from 'vitest';
import { shapeCall } from '../call/shape-call.ts';
import { diffConnectors } from '../compare/diff-connectors.ts';
import { describeConnector } from '../describe/describe-connector.ts';
import { exportConnector } from '../export/export-connector.ts';
import type { Connector, ConnectorFile } from '../model/connector.ts';
import { importConnector } from './import-connector.ts';

const names = [
  '../../../../etc/passwd',
  '..\\..\\windows\\system32',
  '/absolute',
  'C:\\drive',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '$(touch x)',
  '`touch x`',
  '; touch x',
  "'; drop table connectors; --",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  '](javascript:alert(1))',
  '| cell | cell |\n# heading',
  'line\r\nX-Injected: 1',
  'zero\u0000byte',
  'bell\u0007escape\u001b[31m',
  'right\u202eto\u2066left',
  '\ud800lone',
  '{{7*7}}#{7*7}',
  "@{connectionParameters('x')}",
  'n'.repeat(20_000),
];

/** A definition in which every part that has a name has this one. */
function definitionOf(name: string): string {
  const own = <T>(value: T): Record<string, T> =>
    Object.defineProperty({}, name, { value, enumerable: true }) as Record<string, T>;
  const schema = {
    type: 'object',
    title: name,
    description: name,
    required: [name],
    properties: own({ type: 'string', title: name, 'x-ms-summary': name, enum: [name], default: name }),
  };
  return JSON.stringify({
    swagger: '2.0',
    info: {
      title: name,
      description: name,
      version: name,
      contact: { name, url: name, email: name },
      'x-ms-keywords': [name],
    },
    host: 'a.example',
    basePath: '/',
    schemes: ['https'],
    tags: [{ name, description: name }],
    'x-ms-connector-metadata': [
      { propertyName: name, propertyValue: name },
      { propertyName: 'Website', propertyValue: name },
    ],
    securityDefinitions: own({ type: 'apiKey', in: 'header', name: 'X-Key', description: name }),
    definitions: own(schema),
    parameters: own({ name, in: 'query', type: 'string' }),
    paths: {
      [`/${name}`]: {
        get: {
          operationId: name,
          summary: name,
          description: name,
          tags: [name],
          'x-ms-trigger-hint': name,
          parameters: [{ name, in: 'query', type: 'string', description: name, 'x-ms-summary': name, default: name }],
          responses: { 200: { description: name, schema, headers: own({ type: 'string' }) } },
        },
        post: {
          operationId: `${name}2`,
          'x-ms-trigger': 'single',
          parameters: [{ name, in: 'body', schema, description: name }],
          responses: { 200: { description: name, schema: { type: 'array', items: schema } } },
        },
      },
    },
  });
}

function imported(name: string): Connector | undefined {
  const properties = {
    properties: {
      connectionParameters: Object.defineProperty({}, name, {
        value: { type: 'securestring', uiDefinition: { displayName: name, description: name } },
        enumerable: true,
      }),
      publisher: name,
    },
  };
  const files: readonly ConnectorFile[] = [
    { name: 'apiDefinition.swagger.json', content: definitionOf(name) },
    { name: 'apiProperties.json', content: JSON.stringify(properties) },
    { name, content: name },
    { name: 'readme.md', content: `# ${name}\n\n${name}\n` },
  ];
  return importConnector(files).value;
}

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['type']).toBeUndefined();
});

test.each(names.map((name) => ({ shown: JSON.stringify(name.slice(0, 40)), name })))(
  'takes $shown for data wherever something can be named',
  ({ name }) => {
    const connector = imported(name);
    if (!connector) throw new Error('not imported');
    expect(connector.operations).toHaveLength(2);
    for (const format of ['microsoft', 'openapi3', 'tenon'] as const) {
      for (const file of exportConnector(connector, format).value) expect(file.name).toMatch(/^[A-Za-z][A-Za-z0-9.]*$/);
    }
    const again = importConnector(exportConnector(connector, 'microsoft').value).value;
    expect(again?.operations.map(({ operationId }) => operationId)).toEqual(
      connector.operations.map(({ operationId }) => operationId),
    );
    expect(again && diffConnectors(connector, again).changes).toEqual([]);
    expectPlainPage(describeConnector(connector, 'html'));
    expect(describeConnector(connector, 'markdown')).not.toMatch(/<(?!\/?a\b|br\b)[a-z]/i);
    expectPlainCall(connector);
  },
);

/** Every tag of a page is one that the writer makes, with no attribute beyond its own. */
function expectPlainPage(html: string): void {
  const body = html.slice(html.indexOf('<body'));
  for (const [tag] of body.matchAll(/<[^>]*>/g)) {
    expect(tag).toMatch(
      /^<(?:\/?(?:body|main|h[1-6]|p|table|thead|tbody|tr|th|td|html|div|section|br|code|ul|li|nav)|h[1-6] id="[^"<>]*"|a (?:id|href)="#?[^"<>:]*"|\/a)(?: class="[a-z -]*")?>$/,
    );
  }
  expect(html.match(/<script/gi)).toBeNull();
  expect(html).not.toMatch(/[\u202e\u2066]|(?![\r\n])\p{Cc}/u);
}

/** A call stays on its host and one line per header, or is refused. */
function expectPlainCall(connector: Connector): void {
  const [operation] = connector.operations;
  const variables = [...(operation?.path ?? '').matchAll(/\{([^{}]+)\}/g)].map(([, variable]) => [variable ?? '', 'x']);
  try {
    const { url, headers } = shapeCall(
      connector,
      { operationId: operation?.operationId ?? '', values: Object.fromEntries(variables) },
      { missing: 'leave-out' },
    );
    expect(url).toMatch(/^https:\/\/a\.example\//);
    expect(url).not.toMatch(/[\r\n\0]/);
    for (const value of Object.values(headers)) expect(value).not.toMatch(/[\r\n\0]/);
  } catch (error) {
    expect(error).toHaveProperty('code', expect.stringMatching(/^call-/));
  }
}
