import { expect, test } from 'vitest';
import { mutationsOf } from '../../../../tools/testing/mutations.ts';
import { sampleFiles } from '../documentation/sample-files.ts';
import { reviewConnector } from './review-connector.ts';

const files = sampleFiles();
const definition: unknown = JSON.parse(
  String(files.find(({ name }) => name === 'apiDefinition.swagger.json')?.content),
);

// The definition as it is, and as one that says it is of another version.
const documents = [
  { version: 'Swagger 2.0', document: definition },
  { version: 'OpenAPI 3', document: { ...(definition as object), swagger: undefined, openapi: '3.0.3' } },
];

test.each(
  documents.flatMap(({ version, document }) =>
    [
      null,
      [null],
      'constructor',
      { toString: 1, valueOf: 1 },
      { $ref: '#' },
      { $ref: '#/definitions/Nowhere', type: ['__proto__'] },
    ].map((substitute) => ({ version, document, substitute: JSON.stringify(substitute) })),
  ),
)('no rule breaks down where $version holds $substitute in place of any one part', ({ document, substitute }) => {
  const defects = new Set<string>();
  for (const { pointer, document: odd } of mutationsOf(document, [JSON.parse(substitute)])) {
    const content = JSON.stringify(odd);
    const given = files.map((file) => (file.name === 'apiDefinition.swagger.json' ? { ...file, content } : file));
    for (const { rule, message } of reviewConnector({ files: given }).defects)
      defects.add(`${rule}: ${message} (at ${pointer})`);
  }
  expect([...defects]).toEqual([]);
});

test.each([
  { document: 'definition', content: '[]', name: 'apiDefinition.swagger.json', what: 'API definition' },
  { document: 'definition', content: '"2.0"', name: 'apiDefinition.swagger.json', what: 'API definition' },
  { document: 'properties', content: '[{}]', name: 'apiProperties.json', what: 'properties document' },
])('says so where the $document is $content', ({ document, content, name, what }) => {
  const { findings } = reviewConnector({ files: sampleFiles({ [`text:${document}`]: content }) });
  expect(findings.filter(({ rule }) => rule === 'package-files-complete')).toMatchObject([
    { file: name, severity: 'error', message: `"${name}" holds no object, and therefore no ${what} (${name}).` },
  ]);
});

test('judges the policies that a definition holds itself', () => {
  const policy = {
    templateId: 'setheader',
    title: 'Key',
    parameters: {
      'x-ms-apimTemplateParameter.name': 'Authorization',
      'x-ms-apimTemplateParameter.value': 'Bearer 4f8a2c9e1b7d3f6a0c5e8b2d9f4a7c1e',
    },
  };
  const definition = {
    openapi: '3.0.3',
    info: { title: 'Frames', version: '1' },
    servers: [{ url: 'https://frames.example' }],
    paths: { '/a': { get: { operationId: 'Get', responses: { 200: { description: 'ok' } } } } },
    'x-tenon-properties': { policyTemplateInstances: [policy] },
  };
  const { findings } = reviewConnector({ files: [{ name: 'openapi.json', content: JSON.stringify(definition) }] });
  expect(findings.map(({ rule }) => rule)).toContain('policy-no-literal-secret');
});
