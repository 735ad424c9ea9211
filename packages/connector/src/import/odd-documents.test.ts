import { expect, test } from 'vitest';
import { mutationsOf } from '../../../../tools/testing/mutations.ts';
import { diffConnectors } from '../compare/diff-connectors.ts';
import { describeConnector } from '../describe/describe-connector.ts';
import { exportConnector } from '../export/export-connector.ts';
import { importConnector } from './import-connector.ts';

const swagger = {
  swagger: '2.0',
  info: { title: 'Frames', description: 'Of pictures', version: '1.0', contact: { name: 'Paula' } },
  host: 'frames.example',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  tags: [{ name: 'frames', description: 'Frames' }],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  security: [{ key: [] }],
  definitions: {
    Frame: { type: 'object', required: ['id'], properties: { id: { type: 'string', default: 'a', enum: ['a', 'b'] } } },
  },
  parameters: {
    size: { name: 'size', in: 'query', type: 'integer', 'x-ms-summary': 'Size', 'x-ms-visibility': 'none' },
  },
  paths: {
    '/frames/{id}': {
      parameters: [{ $ref: '#/parameters/size' }],
      get: {
        operationId: 'GetFrame',
        summary: 'Get a frame',
        deprecated: false,
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            type: 'string',
            'x-ms-enum-values': [{ value: 'a', displayName: 'A' }],
          },
          { name: 'all', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
        ],
        responses: {
          200: { description: 'ok', schema: { $ref: '#/definitions/Frame' }, examples: { 'application/json': {} } },
        },
      },
    },
  },
};

const openapi = {
  openapi: '3.1.0',
  info: { title: 'Frames', version: '1.0', license: { name: 'MIT' } },
  servers: [{ url: 'https://{place}.frames.example', variables: { place: { default: 'eu', enum: ['eu', 'us'] } } }],
  components: {
    securitySchemes: {
      sign: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://t.example', scopes: { a: 'A' } } } },
    },
    schemas: {
      Size: {
        oneOf: [
          { const: 1, title: 'Small' },
          { const: 2, title: 'Large' },
        ],
      },
    },
  },
  paths: {
    '/frames': {
      post: {
        operationId: 'AddFrame',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: { type: 'object', properties: { size: { $ref: '#/components/schemas/Size' } } },
            },
          },
        },
        parameters: [
          { name: 'q', in: 'query', style: 'deepObject', explode: true, schema: { type: 'object' }, example: { a: 1 } },
        ],
        responses: {
          201: { description: 'made', content: { 'application/json': { schema: { type: ['object', 'null'] } } } },
        },
      },
    },
  },
};

const postman = {
  info: {
    name: 'Frames',
    description: 'Of pictures',
    version: { major: 1, minor: 2 },
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  variable: [{ key: 'base', value: 'https://frames.example' }],
  item: [
    {
      name: 'Get a frame',
      request: {
        method: 'POST',
        header: [{ key: 'X-A', value: 'b' }],
        body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b' }] },
        url: {
          host: ['{{base}}'],
          path: ['frames', { value: 'x' }],
          query: [{ key: 'q', value: '1', description: 'Which' }],
        },
      },
      response: [{ name: 'ok', code: 200, header: [], body: '{"a":1}' }],
    },
  ],
};

const documents: readonly { readonly what: string; readonly document: object }[] = [
  { what: 'Swagger 2.0', document: swagger },
  { what: 'OpenAPI 3.1', document: openapi },
  { what: 'Postman', document: postman },
];

test.each(
  documents.flatMap(({ what, document }) =>
    [null, [null], 7, { toString: 1, valueOf: 1 }].map((substitute) => ({
      what,
      document,
      substitute: JSON.stringify(substitute),
    })),
  ),
)('$what with $substitute in place of any one part is imported or refused', ({ document, substitute }) => {
  const plain = importConnector([{ name: 'api.json', content: JSON.stringify(document) }]).value;
  if (plain === undefined) throw new Error('The document itself is not imported.');
  const broken: string[] = [];
  for (const { pointer, document: odd } of mutationsOf(document, [JSON.parse(substitute)])) {
    try {
      const { value: connector } = importConnector([{ name: 'api.json', content: JSON.stringify(odd) }]);
      if (connector === undefined) continue;
      for (const format of ['microsoft', 'openapi3', 'tenon'] as const) exportConnector(connector, format);
      diffConnectors(plain, connector);
      describeConnector(connector, 'html');
    } catch (error) {
      broken.push(`${pointer}: ${error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : error}`);
    }
  }
  expect(broken).toEqual([]);
});
