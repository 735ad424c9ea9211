import { expect, test } from 'vitest';
import { connectorOf } from '../import/fixture.ts';
import { diffConnectors } from './diff-connectors.ts';

const ref = (name: string): object => ({ $ref: `#/definitions/${name}` });
const definitions = {
  Cat: { type: 'object', properties: { kind: { type: 'string' } } },
  Dog: { type: 'object', properties: { kind: { type: 'string' } } },
};

/** The kinds of changes where a value has one schema and then another: as an input, and as an output. */
function kinds(before: object, after: object): { readonly input: string; readonly output: string } {
  const connector = (schema: object) =>
    connectorOf({
      definitions,
      paths: {
        '/a': {
          post: {
            operationId: 'Do',
            parameters: [{ name: 'body', in: 'body', schema: { type: 'object', properties: { v: schema } } }],
            responses: { 200: { description: 'ok', schema: { type: 'object', properties: { v: schema } } } },
          },
        },
      },
    });
  const { changes } = diffConnectors(connector(before), connector(after));
  const of = (start: string): string =>
    changes
      .filter(({ field }) => field?.startsWith(start))
      .map(({ kind, class: grade }) => `${kind} ${grade}`)
      .join();
  return { input: of('body'), output: of('200') };
}

const narrower = { input: 'InputFieldNarrowed breaking', output: 'OutputFieldNarrowed minor' };
const wider = { input: 'InputFieldWidened minor', output: 'OutputFieldWidened breaking' };
const other = { input: 'InputFieldTypeChanged breaking', output: 'OutputFieldTypeChanged breaking' };

test.each<{ name: string; before: object; after: object; input: string; output: string }>([
  {
    name: 'fewer alternatives',
    before: { oneOf: [ref('Cat'), ref('Dog'), {}] },
    after: { oneOf: [ref('Cat'), ref('Dog')] },
    ...narrower,
  },
  {
    name: 'more alternatives',
    before: { anyOf: [ref('Cat'), ref('Dog')] },
    after: { anyOf: [ref('Cat'), ref('Dog'), { type: 'null' }, {}] },
    ...wider,
  },
  {
    name: 'alternatives with other texts',
    before: { anyOf: [{ type: 'object', properties: { title: { type: 'string' } } }, {}] },
    after: {
      anyOf: [
        { type: 'object', title: 'One', properties: { title: { type: 'string', 'x-ms-visibility': 'none' } } },
        { description: 'Anything.' },
      ],
    },
    input: '',
    output: '',
  },
  {
    name: 'alternatives whose properties have other names',
    before: { anyOf: [{ type: 'object', properties: { title: { type: 'string' } } }, {}] },
    after: { anyOf: [{ type: 'object', properties: { description: { type: 'string' } } }, {}] },
    ...other,
  },
  { name: 'other alternatives', before: { oneOf: [ref('Cat'), {}] }, after: { oneOf: [ref('Dog'), {}] }, ...other },
  {
    name: 'an exclusive limit',
    before: { type: 'number', maximum: 5 },
    after: { type: 'number', maximum: 5, exclusiveMaximum: true },
    ...narrower,
  },
  {
    name: 'a lower exclusive limit',
    before: { type: 'number', exclusiveMaximum: 5 },
    after: { type: 'number', exclusiveMaximum: 4 },
    ...narrower,
  },
  { name: 'no exclusive limit', before: { type: 'number', exclusiveMinimum: 5 }, after: { type: 'number' }, ...wider },
  {
    name: 'unique items',
    before: { type: 'array', uniqueItems: true, items: {} },
    after: { type: 'array', items: {} },
    ...wider,
  },
  {
    name: 'another step',
    before: { type: 'number', multipleOf: 2 },
    after: { type: 'number', multipleOf: 3 },
    ...other,
  },
  {
    name: 'no other members',
    before: { type: 'object' },
    after: { type: 'object', additionalProperties: false },
    input: narrower.input,
    output: '',
  },
  {
    name: 'other values in a map',
    before: { type: 'object', additionalProperties: { type: 'string' } },
    after: { type: 'object', additionalProperties: { type: 'integer' } },
    ...other,
  },
])('$name', ({ before, after, input, output }) => {
  expect(kinds(before, after)).toEqual({ input, output });
});

test.each<{ name: string; before: object; after: object; changes: readonly string[] }>([
  {
    name: 'a header of an answer that is gone, and one that is new',
    before: { responses: { 200: { description: 'ok', headers: { ETag: { type: 'string' }, A: { type: 'string' } } } } },
    after: { responses: { 200: { description: 'ok', headers: { etag: { type: 'string' }, B: { type: 'string' } } } } },
    changes: ['OutputFieldDeleted 200.headers.A', 'OutputFieldAdded 200.headers.B'],
  },
  {
    name: 'another link to the next page',
    before: { 'x-ms-pageable': { nextLinkName: 'a' }, responses: {} },
    after: { 'x-ms-pageable': { nextLinkName: 'b' }, responses: {} },
    changes: ['PagingChanged'],
  },
  {
    name: 'other choices',
    before: { parameters: [{ name: 'q', in: 'query', type: 'string' }], responses: {} },
    after: {
      parameters: [{ name: 'q', in: 'query', type: 'string', 'x-ms-dynamic-values': { operationId: 'Do' } }],
      responses: {},
    },
    changes: ['ChoicesChanged query.q'],
  },
  {
    name: 'an operation that was open to all',
    before: { security: [], responses: {} },
    after: { security: [{ key: [] }], responses: {} },
    changes: ['AuthenticationMethodRemoved'],
  },
  {
    name: 'a way to sign in that is no longer enough',
    before: { security: [{ key: [] }, { basic: [] }], responses: {} },
    after: { security: [{ key: [], basic: [] }, { basic: [] }], responses: {} },
    changes: ['AuthenticationMethodRemoved'],
  },
  {
    name: 'one more way to sign in',
    before: { security: [{ key: [] }], responses: {} },
    after: { security: [{ key: [] }, { basic: [] }], responses: {} },
    changes: ['DetailChanged'],
  },
  {
    name: 'what nobody uses',
    before: { responses: {} },
    after: { responses: {}, externalDocs: { url: 'https://x.example' } },
    changes: ['DetailChanged'],
  },
])('$name', ({ before, after, changes }) => {
  const connector = (operation: object) =>
    connectorOf({
      securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, basic: { type: 'basic' } },
      security: [{ key: [], basic: [] }],
      paths: { '/a': { get: { operationId: 'Do', ...operation } } },
    });
  const found = diffConnectors(connector(before), connector(after)).changes;
  expect(found.map(({ kind, field }) => `${kind} ${field ?? ''}`.trim())).toEqual(changes);
});
