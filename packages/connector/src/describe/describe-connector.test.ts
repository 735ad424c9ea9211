import { expect, test } from 'vitest';
import { importConnector } from '../import/import-connector.ts';
import { describeConnector } from './describe-connector.ts';

const definition = {
  swagger: '2.0',
  info: {
    title: 'Things',
    description: 'Keeps <things>.',
    version: '1.0',
    contact: { name: 'Ada', url: 'https://things.example', email: 'ada@things.example' },
    'x-ms-api-annotation': { status: 'Preview' },
  },
  host: 'api.things.example',
  schemes: ['https'],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  security: [{ key: [] }],
  'x-ms-connector-metadata': [
    { propertyName: 'Website', propertyValue: 'https://things.example' },
    { propertyName: 'Privacy policy', propertyValue: 'https://things.example/privacy' },
    { propertyName: 'Categories', propertyValue: 'Data;IT Operations' },
  ],
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'GetThing',
        summary: 'Get a thing',
        description: 'Reads one | thing.',
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Id' }],
        responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Thing' } } },
      },
    },
    '/new': {
      get: {
        operationId: 'OnThing',
        summary: 'When a thing is new',
        'x-ms-trigger': 'batch',
        responses: { 200: { description: 'OK', schema: { type: 'array', items: { $ref: '#/definitions/Thing' } } } },
      },
    },
    '/hidden': {
      get: { operationId: 'Hidden', 'x-ms-visibility': 'internal', responses: { 200: { description: '' } } },
    },
  },
  definitions: { Thing: { type: 'object', properties: { name: { type: 'string', description: 'Its name.' } } } },
};

function page(format: 'markdown' | 'html'): string {
  const { value } = importConnector([
    { name: 'apiDefinition.swagger.json', content: JSON.stringify(definition) },
    { name: 'readme.md', content: '# Things\n\n## Prerequisites\n\nAn account.\n<script>alert(1)</script>\n' },
  ]);
  if (!value) throw new Error('not imported');
  return describeConnector(value, format);
}

test('has the sections of a reference page in their order, without internal operations', () => {
  const text = page('markdown');
  const headings = text.match(/^#{1,4} .*$/gm);
  expect(headings).toEqual([
    '# Things (Preview)',
    '## Contact',
    '## Connector Metadata',
    '## Things',
    '## Prerequisites',
    '## Creating a connection',
    '## Throttling limits',
    '## Actions',
    '### Get a thing',
    '#### Parameters',
    '#### Returns',
    '## Triggers',
    '### When a thing is new',
    '#### Returns',
    '## Definitions',
    '### Thing',
  ]);
  expect(text).toContain('This connector is available in the following products and regions');
  expect(text).toContain('| Id | id | True | string |  |');
  expect(text).toContain('| name | name | string | Its name. |');
  expect(text).toContain('Authentication: API key');
  expect(text).toContain('| Authentication | Parameters | Shareable? |');
  expect(text).toMatch(/\| API key \| .* \| No: everybody makes a connection of their own \|/);
  expect(text).not.toContain('Hidden');
});

test.each(['markdown', 'html'] as const)('escapes what is markup in the texts of a definition, in %s', (format) => {
  const text = page(format);
  expect(text).toContain('Keeps &lt;things&gt;.');
  expect(text).not.toContain('<script');
  if (format === 'markdown') expect(text).toContain('Reads one \\| thing.');
});
