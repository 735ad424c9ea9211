import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { reviewConnector } from '../review/review-connector.ts';
import type { Change, Rule } from '../review/rule.ts';
import { ruleSections } from '../rules/index.ts';
import { repairConnector } from './repair-connector.ts';

const catalogue = { titles: [] };
const fixable = ruleSections
  .flatMap(({ rules }) => rules)
  .filter((rule): rule is Extract<Rule, { on: unknown }> => 'on' in rule && rule.fix === 'safe');

const contentOf = (
  files: readonly { name: string; content: string | Uint8Array }[],
  name = 'apiDefinition.swagger.json',
) => String(files.find((file) => file.name === name)?.content);

function repaired(change: Change) {
  const files = sampleFiles(change);
  const repair = repairConnector({ files, catalogue }, 'safe');
  const after = files.map((file) => {
    const changed = repair.files.find(({ name }) => name === file.name);
    return changed ? { name: file.name, content: changed.text } : file;
  });
  return { files, repair, after };
}

test.each(fixable.map((rule) => ({ name: rule.id, rule })))(
  'leaves no fixable finding of $name, and repairs it once only',
  ({ rule }) => {
    const { after } = repaired(rule.example.bad);
    const left = reviewConnector({ files: after, catalogue }).findings.filter(
      (finding) => finding.rule === rule.id && finding.fix === 'safe',
    );
    expect(left).toEqual([]);
    expect(repairConnector({ files: after, catalogue }, 'safe').files).toEqual([]);
  },
);

const rank = { error: 2, warning: 1, info: 0 };

const proposing = ruleSections
  .flatMap(({ rules }) => rules)
  .filter((rule): rule is Extract<Rule, { on: unknown }> => 'on' in rule && rule.fix === 'suggestion');

test.each(proposing.map((rule) => ({ name: rule.id, rule })))(
  'proposes for $name what settles the finding and brings none that is as grave',
  ({ rule }) => {
    const files = sampleFiles(rule.example.bad);
    const before = reviewConnector({ files, catalogue }).findings;
    const known = new Set(before.map((finding) => finding.rule));
    const gravest = Math.max(...before.map(({ severity }) => rank[severity]));
    const offered = before.some((finding) => finding.rule === rule.id && finding.fix === 'suggestion');
    expect(offered).toBe(true);
    const { files: proposed } = repairConnector({ files, catalogue }, 'suggest');
    const after = [
      ...files.filter((file) => !proposed.some(({ name }) => name === file.name)),
      ...proposed.map(({ name, text }) => ({ name, content: text })),
    ];
    const left = reviewConnector({ files: after, catalogue }).findings;
    expect(left.filter((finding) => finding.rule === rule.id && finding.fix === 'suggestion')).toEqual([]);
    const isNew = (finding: (typeof left)[number]) => !known.has(finding.rule) && rank[finding.severity] >= gravest;
    if (rule.id !== 'json-syntax-valid') expect(left.filter(isNew).map((finding) => finding.rule)).toEqual([]);
    expect(repairConnector({ files: after, catalogue }, 'suggest').files).toEqual([]);
  },
);

test('changes nothing of a connector that breaks no rule', () => {
  expect(repairConnector({ files: sampleFiles(), catalogue }, 'safe').files).toEqual([]);
});

test('puts a new member behind the last one and keeps every other character', () => {
  const { files, after } = repaired({ '/paths/~1parcels/get/x-ms-visibility': undefined });
  const added = `,\n${' '.repeat(16)}"x-ms-visibility": "none"`;
  expect(contentOf(after).replace(added, '')).toBe(contentOf(files));
  expect(JSON.parse(contentOf(after)).paths['/parcels'].get['x-ms-visibility']).toBe('none');
});

test.each([
  { name: 'tabs', text: '{\n\t"properties": {\n\t\t"publisher": "A",\n\t\t"iconBrandColor": "1d5a7a"\n\t}\n}' },
  {
    name: 'two spaces and Windows line ends',
    text: '{\r\n  "properties": {\r\n    "iconBrandColor": "1d5a7a"\r\n  }\r\n}\r\n',
  },
  { name: 'one line', text: '{"properties":{"iconBrandColor":"1d5a7a"}}' },
])('keeps the layout of a document with $name', ({ text }) => {
  const { after } = repaired({ 'text:properties': text });
  const expected = text.replace('"1d5a7a"', '"#1d5a7a"').replaceAll('\t', '    ');
  expect(contentOf(after, 'apiProperties.json')).toBe(expected);
});

test.each([
  {
    name: 'keeps the media type that a header says where it writes what is consumed',
    path: '/parcels',
    method: 'post',
    consumes: ['text/plain'],
  },
  {
    name: 'leaves a Content-Type alone where there is no body that it would be sent with',
    path: '/parcels',
    method: 'get',
  },
])('$name', ({ path, method, consumes }) => {
  const header = { name: 'Content-Type', in: 'header', required: true, type: 'string', default: 'text/plain' };
  const { after } = repaired({
    '/consumes': undefined,
    [`/paths/~1parcels/${method}/parameters/${method === 'post' ? 1 : 2}`]: header,
  });
  const operation = JSON.parse(contentOf(after)).paths[path][method];
  expect(operation.consumes).toEqual(consumes);
  const names = operation.parameters.map((parameter: { name: string }) => parameter.name);
  expect(names.includes('Content-Type')).toBe(consumes === undefined);
});

test('writes what is consumed itself where a header says no media type', () => {
  const header = { name: 'Content-Type', in: 'header', required: true, type: 'string', default: 'a/b c' };
  const { after } = repaired({ '/consumes': undefined, '/paths/~1parcels/post/parameters/1': header });
  expect(JSON.parse(contentOf(after)).paths['/parcels'].post.consumes).toEqual(['application/json']);
});

test('removes members with their commas, also several in a row and the last one', () => {
  const { after } = repaired({ '/tags': [], '/parameters': {}, '/responses': {} });
  expect(Object.keys(JSON.parse(contentOf(after)))).not.toContain('tags');
  expect(contentOf(after)).toBe(contentOf(sampleFiles()));
});

test('repairs one finding alone', () => {
  const files = sampleFiles({
    '/paths/~1parcels/get/x-ms-visibility': undefined,
    '/paths/~1parcels/post/x-ms-visibility': undefined,
  });
  const only = { rule: 'operation-visibility-explicit', pointer: '/paths/~1parcels/post' };
  const [repaired] = repairConnector({ files, catalogue }, 'safe', only).files;
  const { paths } = JSON.parse(repaired?.text ?? '');
  expect(paths['/parcels'].post['x-ms-visibility']).toBe('none');
  expect(paths['/parcels'].get['x-ms-visibility']).toBeUndefined();
});

test('proposes texts as a patch, and leaves the files as they are', () => {
  const files = sampleFiles({ '/paths/~1parcels/get/summary': undefined });
  const { files: proposed, applied } = repairConnector({ files, catalogue }, 'suggest');
  expect(applied).toEqual([{ rule: 'operation-summary-required', count: 1 }]);
  expect(proposed[0]?.patch).toMatchInlineSnapshot(`
    "--- a/apiDefinition.swagger.json
    +++ b/apiDefinition.swagger.json
    @@ -90,7 +90,8 @@
                                 "$ref": "#/definitions/Problem"
                             }
                         }
    -                }
    +                },
    +                "summary": "List parcels"
                 },
                 "post": {
                     "operationId": "CreateParcel",
    "
  `);
});

test.each([
  { name: 'there is none', responses: {} },
  { name: 'there is one without content', responses: { '200': { description: 'OK' } } },
])('moves the schema of a default response of OpenAPI 3 to the content of 200 where $name', ({ responses }) => {
  const id = { type: 'string', 'x-ms-summary': 'Number', description: 'The number of the parcel.' };
  const content = { 'application/json': { schema: { type: 'object', properties: { id } } } };
  const definition = {
    openapi: '3.0.3',
    info: { title: 'Parcels', version: '1.0' },
    paths: { '/parcels': { get: { responses: { ...responses, default: { description: 'Parcels', content } } } } },
  };
  const files = [{ name: 'openapi.json', content: JSON.stringify(definition, null, 4) }];
  const repaired = JSON.parse(String(repairConnector({ files }, 'safe').files[0]?.text));
  const answers = repaired.paths['/parcels'].get.responses;
  expect(answers['200'].content['application/json'].schema.properties.id.type).toBe('string');
  expect(answers['200']).not.toHaveProperty('schema');
  expect(answers.default.content['application/json']).not.toHaveProperty('schema');
});

test('adds a parameter as the version of the definition writes it', () => {
  const definition = {
    openapi: '3.0.3',
    info: { title: 'Parcels', version: '1.0' },
    paths: { '/parcels/{parcelId}': { get: { operationId: 'GetParcel', responses: {} } } },
  };
  const files = [{ name: 'openapi.json', content: JSON.stringify(definition, null, 4) }];
  const only = { rule: 'path-parameter-declared' };
  const repaired = JSON.parse(String(repairConnector({ files }, 'suggest', only).files[0]?.text));
  const [parameter] = repaired.paths['/parcels/{parcelId}'].get.parameters;
  expect(parameter).toMatchObject({ name: 'parcelId', in: 'path', required: true, schema: { type: 'string' } });
  expect(parameter).not.toHaveProperty('type');
});

test('leaves the schema of a default response where it would bring findings as an output', () => {
  const schema = { type: 'object', properties: { id: { type: 'string' } } };
  const { after } = repaired({ '/paths/~1parcels/get/responses': { default: { description: 'Parcels.', schema } } });
  expect(JSON.parse(contentOf(after)).paths['/parcels'].get.responses.default.schema).toBeDefined();
});

test('requires a scheme of calls only where there is no other', () => {
  const one = { type: 'apiKey', in: 'header', name: 'x-key' };
  const { after } = repaired({
    '/securityDefinitions': { one, two: { ...one, name: 'x-other' } },
    '/security': undefined,
  });
  expect(JSON.parse(contentOf(after)).security).toBeUndefined();
});

test('edits nothing elsewhere for a response that refers to what is no response', () => {
  const { files, after } = repaired({ '/paths/~1parcels/get/responses/400': { $ref: '#/paths' } });
  expect(contentOf(after)).toBe(contentOf(files));
});

test('keeps definitions that are referred into, or are kinds of another', () => {
  const kept = {
    '/definitions/Base': { type: 'object', discriminator: 'kind', properties: { kind: { type: 'string' } } },
    '/definitions/Kind': { allOf: [{ $ref: '#/definitions/Base' }] },
    '/definitions/Outer': { type: 'object', properties: { inner: { type: 'string' } } },
    '/definitions/Parcel/properties/inner': { $ref: '#/definitions/Outer/properties/inner' },
  };
  expect(Object.keys(JSON.parse(contentOf(repaired(kept).after)).definitions)).toEqual(
    expect.arrayContaining(['Base', 'Kind', 'Outer']),
  );
});

test('writes a readme with the names that are proposed for operations', () => {
  const files = sampleFiles({ 'file:readme.md': undefined, '/paths/~1parcels/get/summary': undefined });
  const { files: proposed } = repairConnector({ files, catalogue }, 'suggest');
  expect(
    contentOf(
      proposed.map(({ name, text }) => ({ name, content: text })),
      'readme.md',
    ),
  ).toContain('### List parcels');
});

const operation = { get: { parameters: [{ name: 'depot', in: 'query', type: 'string' }], responses: {} } };

test.each<{ name: string; change: Change; rule: string }>([
  {
    name: 'names that are required, on a text with properties',
    change: { '/definitions/Parcel/type': 'string', '/definitions/Parcel/required': ['id'] },
    rule: 'schema-required-valid',
  },
  {
    name: 'a path that refers to a number',
    change: { '/paths/~1more': { $ref: 1 } },
    rule: 'path-item-no-ref',
  },
  {
    name: 'a connection parameter whose form is a text',
    change: { 'properties:/properties/connectionParameters/api_key/uiDefinition': 'key' },
    rule: 'connection-parameter-display-name',
  },
  {
    name: 'a properties document that holds a number',
    change: { 'properties:/properties': 1 },
    rule: 'auth-definition-matches-properties',
  },
  {
    name: 'a parameter without a name',
    change: { '/paths/~1parcels/get/parameters/2': { name: '', in: 'query', type: 'string' } },
    rule: 'parameter-summary-required',
  },
  {
    name: 'a schema whose values are of several types',
    change: { '/definitions/Parcel/properties/status': { enum: ['sent', 1] } },
    rule: 'schema-type-required',
  },
  {
    name: 'a schema of whose items nothing is known',
    change: { '/definitions/Parcel/properties/status': { example: ['sent'] } },
    rule: 'schema-type-required',
  },
  {
    name: 'a property without a name',
    change: { '/definitions/Parcel/properties/': { type: 'string', description: 'Something.' } },
    rule: 'response-property-summary-required',
  },
  {
    name: 'a body without a name',
    change: { '/paths/~1parcels/post/parameters/0': { name: ' ', in: 'body', schema: { type: 'string' } } },
    rule: 'body-parameter-documented',
  },
  {
    name: 'a summary of one word that is the id',
    change: { '/paths/~1parcels/get/operationId': 'Parcels', '/paths/~1parcels/get/summary': 'Parcels' },
    rule: 'operation-summary-not-operation-id',
  },
  {
    name: 'a variable without a parameter that needs another name first',
    change: { '/paths/~1letters~1{letter id}': { get: { operationId: 'GetLetter', responses: {} } } },
    rule: 'path-parameter-declared',
  },
  {
    name: 'parameters that are alike, where those that are declared are a text',
    change: { '/parameters': 'none', '/paths/~1a': operation, '/paths/~1b': operation, '/paths/~1c': operation },
    rule: 'shared-parameter',
  },
])('offers no repair for $name', ({ change, rule }) => {
  const found = reviewConnector({ files: sampleFiles(change), catalogue }).findings.filter(
    (finding) => finding.rule === rule,
  );
  expect(found.map(({ fix }) => fix)).toEqual(['none']);
});
