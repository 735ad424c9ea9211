import { expect, test } from 'vitest';
import { importConnector } from '../import/import-connector.ts';
import type { Connector } from '../model/connector.ts';
import type { DynamicExtensions } from '../model/operation.ts';
import type { JsonObject, JsonValue } from '../source/json-value.ts';
import { bindLookup } from './bind-lookup.ts';
import { findDynamic } from './find-lookup.ts';
import { askedOf, bodyFields, fieldsOfSchema } from './input-fields.ts';
import { holdsForItem } from './item-condition.ts';
import { valueAtItemPath } from './item-path.ts';
import { type Lookup, readLookup, schemaLookup, valuesLookup } from './lookup.ts';
import { readDynamicSchema } from './read-dynamic-schema.ts';
import { readItems } from './read-items.ts';

const ok = { 200: { description: 'ok' } };
const query = (name: string, more: object = {}) => ({ name, in: 'query', type: 'string', ...more });
const list = (more: object = {}) => ({ operationId: 'Lists', 'value-path': 'id', 'value-title': 'name', ...more });
const picker = {
  open: { operationId: 'Root', parameters: { site: { parameter: 'site' } } },
  browse: { operationId: 'Inside', parameters: { id: { 'value-property': 'id' } } },
  'value-title': 'name',
  'value-collection': 'value',
  'value-folder-property': 'isFolder',
};

const connector = connectorOf({
  swagger: '2.0',
  info: { title: 'Lists', version: '1' },
  host: 'lists.example.com',
  'x-ms-capabilities': { 'file-picker': picker },
  paths: {
    '/sites/{site}/lists': {
      get: {
        operationId: 'Lists',
        parameters: [{ name: 'site', in: 'path', required: true, type: 'string' }, query('top'), query('kind')],
        responses: ok,
      },
    },
    '/root': { get: { operationId: 'Root', parameters: [query('site', { required: true })], responses: ok } },
    '/inside': { get: { operationId: 'Inside', parameters: [query('id', { required: true })], responses: ok } },
    '/schema': { get: { operationId: 'Columns', parameters: [query('list', { required: true })], responses: ok } },
    '/sites/{site}/items': {
      post: {
        operationId: 'Add',
        parameters: [
          { name: 'site', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Site' },
          query('mode', { default: 'fast' }),
          query('list', { 'x-ms-dynamic-values': list({ parameters: { site: { parameter: 'site' }, top: 5 } }) }),
          query('folder', {
            'x-ms-dynamic-values': {
              capability: 'file-picker',
              parameters: { site: { parameter: 'site' }, isFolder: true },
            },
          }),
          query('environment', { 'x-ms-dynamic-values': { builtInOperation: 'Environments' } }),
          {
            name: 'item',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['target', 'title'],
              properties: {
                title: { type: 'string', 'x-ms-summary': 'Title' },
                id: { type: 'string', readOnly: true },
                target: {
                  type: 'object',
                  required: ['group'],
                  properties: {
                    group: {
                      type: 'string',
                      'x-ms-summary': 'Group',
                      'x-ms-dynamic-list': {
                        operationId: 'Lists',
                        itemsPath: 'd/results',
                        itemValuePath: 'key/id',
                        itemTitlePath: 'names[0]',
                        parameters: { site: { parameterReference: 'item/target/place' }, kind: { value: { a: 1 } } },
                      },
                    },
                    place: { type: 'string', 'x-ms-summary': 'Place' },
                  },
                },
                columns: {
                  type: 'object',
                  'x-ms-dynamic-schema': {
                    operationId: 'Columns',
                    'value-path': 'schema',
                    parameters: { list: { parameter: 'list' } },
                  },
                },
                self: { $ref: '#/definitions/Node' },
              },
            },
          },
        ],
        responses: ok,
      },
    },
  },
  definitions: {
    Node: { type: 'object', properties: { name: { type: 'string' }, next: { $ref: '#/definitions/Node' } } },
  },
});
const add = operationOf('Add');

test.each<{ name: string; path: string; value: JsonValue; found: JsonValue | undefined }>([
  { name: 'nothing', path: '', value: { a: 1 }, found: { a: 1 } },
  { name: 'names', path: 'd/results', value: { d: { results: [1] } }, found: [1] },
  { name: 'a name with a dot', path: 'odata.value', value: { 'odata.value': 1 }, found: 1 },
  { name: 'names parted by dots', path: 'd.results', value: { d: { results: 2 } }, found: 2 },
  { name: 'an index', path: 'names[1]/a', value: { names: [0, { a: 3 }] }, found: 3 },
  { name: 'a number in a list', path: 'names/0', value: { names: [7] }, found: 7 },
  { name: 'an item with a path', path: "(item, 'a/b')", value: { a: { b: 4 } }, found: 4 },
  { name: 'an expression', path: "@item()?['a']?['b']", value: { a: { b: 5 } }, found: 5 },
  { name: 'an interpolated expression', path: '@{item().a}', value: { a: 6 }, found: 6 },
  { name: 'a member of the prototype', path: 'constructor/name', value: {}, found: undefined },
  { name: 'something below a text', path: 'a/b', value: { a: 'x' }, found: undefined },
])('finds the value at a path: $name', ({ path, value, found }) => {
  expect(valueAtItemPath(value, path)).toEqual(found);
});

test.each([
  { condition: 'true', holds: true },
  { condition: 'isFolder', holds: true },
  { condition: '!isFolder', holds: false },
  { condition: '(MediaType == "application/folder")', holds: true },
  { condition: "(MediaType == 'text' || size != 3)", holds: false },
  { condition: '(size == 3) && isFolder', holds: true },
  { condition: 'MediaType', holds: false },
  { condition: 'process.exit()', holds: false },
  { condition: true, holds: true },
  { condition: undefined, holds: false },
])('an item is a parent when $condition: $holds', ({ condition, holds }) => {
  expect(holdsForItem({ isFolder: true, MediaType: 'application/folder', size: 3 }, condition)).toBe(holds);
});

test.each<{ name: string; key: string; values: JsonObject; bound: object }>([
  {
    name: 'with what was given',
    key: 'list',
    values: { site: 's 1' },
    bound: { kind: 'ready', operationId: 'Lists', values: { site: 's 1', top: 5 } },
  },
  {
    name: 'not without what is required',
    key: 'list',
    values: { site: '' },
    bound: { kind: 'waiting', missing: [{ key: 'site', label: 'Site' }] },
  },
  {
    name: 'with what stands inside of the body',
    key: 'item/target/group',
    values: { item: { target: { place: 'p' } } },
    bound: { kind: 'ready', operationId: 'Lists', values: { site: 'p', kind: { a: 1 } } },
  },
  {
    name: 'with the name of what is missing there',
    key: 'item/target/group',
    values: {},
    bound: { kind: 'waiting', missing: [{ key: 'item/target/place', label: 'Place' }] },
  },
])('a list is called $name', ({ key, values, bound }) => {
  const lookup = valuesLookup(connector, dynamicOf(key));
  if (lookup?.kind !== 'list') throw new Error('no list');
  expect(bindLookup(lookup.list, { connector, operation: add, values })).toEqual(bound);
});

test('the older form finds a body member by its bare name, and defaults count', () => {
  const lookup = lookupOf({
    operationId: 'Lists',
    parameters: { site: { parameter: 'place' }, kind: { parameter: 'mode' } },
  });
  const values = { item: { target: { place: 'x' } } };
  expect(bindLookup(lookup, { connector, operation: add, values })).toMatchObject({
    values: { site: 'x', kind: 'fast' },
  });
});

test('without a calling operation values go to the call by name', () => {
  const lookup = lookupOf({ operationId: 'Lists', parameters: { site: { parameterReference: 'a/b' } } });
  expect(bindLookup(lookup, { connector, values: { site: 'x' } })).toMatchObject({ values: { site: 'x' } });
  expect(bindLookup(lookup, { connector, values: { 'a/b': 'y' } })).toMatchObject({ values: { site: 'y' } });
});

test('refuses a lookup by an operation that is not there', () => {
  expect(() => bindLookup(lookupOf({ operationId: 'None' }), { connector, values: {} })).toThrow(
    expect.objectContaining({ code: 'lookup-operation-missing' }),
  );
  expect(() => dynamicOf('item/nowhere')).toThrow(expect.objectContaining({ code: 'input-not-found' }));
});

test.each<{ name: string; lookup: JsonObject; body: JsonValue; items: object[] }>([
  {
    name: 'values with titles',
    lookup: list(),
    body: [{ id: 1, name: 'One' }, { id: 2 }],
    items: [
      { value: 1, title: 'One' },
      { value: 2, title: '2' },
    ],
  },
  {
    name: 'a collection',
    lookup: list({ 'value-collection': 'd/results' }),
    body: { d: { results: [{ id: 'a', name: 'A' }] } },
    items: [{ value: 'a', title: 'A' }],
  },
  {
    name: 'the newer names',
    lookup: { operationId: 'Lists', itemsPath: 'v', itemValuePath: 'k/i', itemTitlePath: 't' },
    body: { v: [{ k: { i: 3 }, t: 'T' }] },
    items: [{ value: 3, title: 'T' }],
  },
  {
    name: 'a list of texts',
    lookup: list(),
    body: ['a', 'b'],
    items: [
      { value: 'a', title: 'a' },
      { value: 'b', title: 'b' },
    ],
  },
  {
    name: 'an answer that wraps its list',
    lookup: list(),
    body: { count: 1, value: [{ id: 1 }] },
    items: [{ value: 1 }],
  },
  {
    name: 'what may not be chosen',
    lookup: list({ 'value-selectable': 'open' }),
    body: [{ id: 1, open: false }],
    items: [{ value: 1, isSelectable: false }],
  },
  { name: 'no item without a value', lookup: list(), body: [{ name: 'x' }, null], items: [] },
])('reads $name', ({ lookup, body, items }) => {
  expect(readItems(lookupOf(lookup), body)).toMatchObject(items);
  expect(readItems(lookupOf(lookup), body)).toHaveLength(items.length);
});

test('refuses an answer without a list', () => {
  for (const [path, body] of [
    ['a/b', { a: 1 }],
    ['', 'text'],
    ['', { a: [], b: [] }],
  ] as const) {
    expect(() => readItems(lookupOf(list({ 'value-collection': path })), body)).toThrow(
      expect.objectContaining({ code: 'lookup-answer-unfit' }),
    );
  }
});

test.each<{ name: string; path: string; body: JsonValue; schema: JsonObject }>([
  {
    name: 'at its path',
    path: 'content/schema',
    body: { content: { schema: { type: 'object' } } },
    schema: { type: 'object' },
  },
  { name: 'that is the whole answer', path: '', body: { properties: {} }, schema: { properties: {} } },
  { name: 'written as text', path: 'schema', body: { schema: '{"type":"array"}' }, schema: { type: 'array' } },
  {
    name: 'of properties alone',
    path: 'properties',
    body: { properties: { type: { type: 'string' } } },
    schema: { type: 'object', properties: { type: { type: 'string' } } },
  },
  {
    name: 'of properties that nothing names',
    path: '',
    body: { type: { type: 'string' } },
    schema: { type: 'object', properties: { type: { type: 'string' } } },
  },
])('reads a schema $name', ({ path, body, schema }) => {
  expect(readDynamicSchema({ valuePath: path }, body)).toEqual(schema);
});

test('refuses an answer without a schema', () => {
  for (const body of [{ schema: 'no json' }, { schema: [1] }, {}]) {
    expect(() => readDynamicSchema({ valuePath: 'schema' }, body)).toThrow(
      expect.objectContaining({ code: 'lookup-schema-unfit' }),
    );
  }
});

test('a file picker of the capabilities is a tree', () => {
  const lookup = valuesLookup(connector, dynamicOf('folder'));
  if (lookup?.kind !== 'tree' || lookup.tree.browse === undefined) throw new Error('no tree');
  const { open, browse, canSelectParents, canSelectLeaves } = lookup.tree;
  expect([canSelectParents, canSelectLeaves]).toEqual([true, false]);
  expect(bindLookup(open, { connector, operation: add, values: { site: 's' } })).toMatchObject({
    values: { site: 's' },
  });
  const [folder] = readItems(open, { value: [{ id: 'f', name: 'F', isFolder: true }] });
  expect(folder).toMatchObject({ title: 'F', isParent: true });
  expect(bindLookup(browse, { connector, operation: add, values: {}, selected: folder?.source ?? null })).toMatchObject(
    { operationId: 'Inside', values: { id: 'f' } },
  );
});

test('describes the fields of a body and what the API is asked about them', () => {
  const fields = bodyFields(connector, add).map(({ path, label, required, asked }) =>
    [path.join('/'), label, required, asked?.kind, asked?.dependsOn.join()]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  expect(fields).toEqual([
    'title Title true',
    'target/group Group true list item/target/place',
    'target/place Place false',
    'columns columns false schema list',
    'self/name name false',
    'self/next next false',
  ]);
  expect(askedOf({ connector, operation: add }, dynamicOf('environment'))).toEqual({
    kind: 'built-in',
    dependsOn: [],
  });
});

test('an input inside of a part that only the API knows is behind the call that tells it, and beside what stands in it', () => {
  const first = findDynamic(connector, add, { key: 'item/columns/address/city' });
  if (first.kind !== 'behind') throw new Error('found');
  expect(first).toMatchObject({ lookup: { operationId: 'Columns' }, path: ['columns'] });
  const city = { type: 'string', 'x-ms-dynamic-values': list({ parameters: { site: { parameter: 'country' } } }) };
  const more = { type: 'object', 'x-ms-dynamic-schema': { operationId: 'Columns' } };
  const address = { type: 'object', properties: { country: { type: 'string', title: 'Country' }, city, more } };
  const told = { schema: { properties: { address: { $ref: '#/$defs/A' } }, $defs: { A: address } }, path: first.path };
  const found = findDynamic(connector, add, { key: 'item/columns/address/city', told });
  if (found.kind !== 'found') throw new Error('behind');
  const lookup = valuesLookup(connector, found.dynamic);
  if (lookup?.kind !== 'list') throw new Error('no list');
  const situation = { connector, operation: add, told };
  expect(bindLookup(lookup.list, { ...situation, values: {} })).toMatchObject({
    missing: [{ key: 'item/columns/address/country', label: 'Country' }],
  });
  const values = { item: { columns: { address: { country: 'pl' } } } };
  expect(bindLookup(lookup.list, { ...situation, values })).toMatchObject({ kind: 'ready', values: { site: 'pl' } });
  expect(fieldsOfSchema({ connector, operation: add }, told)).toMatchObject([
    { path: ['columns', 'address', 'country'] },
    { path: ['columns', 'address', 'city'], asked: { kind: 'list', dependsOn: ['item/columns/address/country'] } },
    { path: ['columns', 'address', 'more'], asked: { kind: 'schema' } },
  ]);
  expect(findDynamic(connector, add, { key: 'item/columns/address/more/x', told })).toMatchObject({
    kind: 'behind',
    path: ['columns', 'address', 'more'],
    told,
  });
  expect(() => findDynamic(connector, add, { key: 'item/columns/nowhere', told })).toThrow(
    expect.objectContaining({ code: 'input-not-found' }),
  );
});

test('describes the fields of a schema that the API told', () => {
  const lookup = schemaLookup(dynamicOf('item/columns'));
  expect(lookup).toMatchObject({ operationId: 'Columns', valuePath: 'schema' });
  const told = {
    type: 'object',
    required: ['a'],
    properties: { a: { $ref: '#/definitions/T' } },
    definitions: { T: { type: 'integer' } },
  };
  expect(fieldsOfSchema({ connector, operation: add }, { schema: told, path: ['columns'] })).toMatchObject([
    { path: ['columns', 'a'], required: true, type: 'integer' },
  ]);
});

function dynamicOf(key: string): DynamicExtensions {
  const found = findDynamic(connector, add, { key });
  if (found.kind !== 'found') throw new Error(`${key} is told by the API only`);
  return found.dynamic;
}

function lookupOf(call: JsonObject): Lookup {
  const lookup = readLookup(call);
  if (lookup === undefined) throw new Error('no lookup');
  return lookup;
}

function operationOf(id: string) {
  const found = connector.operations.find(({ operationId }) => operationId === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

function connectorOf(definition: object): Connector {
  const { value, diagnostics } = importConnector([
    { name: 'apiDefinition.swagger.json', content: JSON.stringify(definition) },
  ]);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}
