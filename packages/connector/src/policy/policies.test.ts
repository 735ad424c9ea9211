import { expect, test } from 'vitest';
import { shapeCall } from '../call/shape-call.ts';
import { connectorWith } from '../import/fixture.ts';
import type { JsonObject, JsonValue } from '../source/json-value.ts';
import { evaluateTemplate } from './evaluate-template.ts';

const scope = {
  connectionParameter: (name: string) => ({ site: 'mine', 'token:region': 'eu' })[name],
  header: (name: string) => (name === 'H' ? 'h' : undefined),
  queryParameter: () => undefined,
  body: { a: { 'b.c': [1, { d: 'x' }] }, list: [{ n: 1 }] },
  item: { n: 7 },
  method: 'post',
};

test.each([
  { name: 'plain text', template: 'plain', value: 'plain' },
  { name: 'text with a sign that begins nothing', template: 'me@example.com', value: 'me@example.com' },
  {
    name: 'a connection parameter in text',
    template: "https://@connectionParameters('site').example",
    value: 'https://mine.example',
  },
  { name: 'a value of a token', template: "@connectionParameters('token:region')", value: 'eu' },
  { name: 'a default', template: "@connectionParameters('gone','d')", value: 'd' },
  { name: 'an empty default', template: "x@{connectionParameters('gone','')}y", value: 'xy' },
  { name: 'a header', template: "@{headers('H')}", value: 'h' },
  { name: 'a path with quotes and indexes', template: "@body().a['b.c'][1].d", value: 'x' },
  { name: 'a value that keeps its type', template: '@body().list', value: [{ n: 1 }] },
  { name: 'braces around the sign', template: "https://x/{@body().a['b.c'][0]}", value: 'https://x/1' },
  { name: 'a list around a value', template: '[{@body().list[0]}]', value: [{ n: 1 }] },
  { name: 'an item', template: '@item().n', value: 7 },
  { name: 'the method', template: '@Request.OriginalHTTPMethod', value: 'post' },
])('evaluates $name', ({ template, value }) => {
  expect(evaluateTemplate(template, scope)).toEqual({ value, missing: [] });
});

test('says which expressions have no value', () => {
  expect(evaluateTemplate("a@connectionParameters('gone')b", scope).missing).toEqual(["@connectionParameters('gone')"]);
});

function call(policies: readonly (readonly [string, JsonObject])[], values: JsonObject = { body: {} }) {
  const policyTemplateInstances = policies.map(([templateId, parameters]) => ({
    templateId,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name.startsWith('x-') ? name : `x-ms-apimTemplateParameter.${name}`,
        value,
      ]),
    ),
  }));
  const connector = connectorWith(
    '/a/{id}',
    {
      post: {
        operationId: 'X',
        parameters: [
          { name: 'id', in: 'path', type: 'string', default: 'i' },
          { name: 'q', in: 'query', type: 'string' },
          { name: 'body', in: 'body', schema: {} },
        ],
        responses: {},
      },
    },
    { policyTemplateInstances, connectionParameters: {} },
  );
  return shapeCall(connector, { operationId: 'X', values, connection: { values: { site: 'mine' } } });
}

test.each([
  {
    name: 'dynamichosturl',
    policy: ['dynamichosturl', { urlTemplate: "https://@connectionParameters('site').things.example/b/" }],
    url: 'https://mine.things.example/b/a/i',
  },
  {
    name: 'routerequesttoendpoint',
    policy: ['RouteRequestToEndpoint', { newPath: '/r/{id}?z=1', httpMethod: '@Request.OriginalHTTPMethod' }],
    url: 'https://api.things.example/v1/r/i?z=1',
  },
  {
    name: 'setqueryparameter',
    policy: ['setQueryParameter', { name: '%24top', value: '5 0' }],
    url: 'https://api.things.example/v1/a/i?$top=5%200',
  },
  {
    name: 'a policy of another operation',
    policy: ['setqueryparameter', { name: 'n', value: 'v', 'x-ms-apimTemplate-operationName': ['Other'] }],
    url: 'https://api.things.example/v1/a/i',
  },
])('applies $name', ({ policy, url }) => {
  expect(call([policy as unknown as readonly [string, JsonObject]]).url).toBe(url);
});

test.each([
  { action: 'override', query: 'q=new' },
  { action: 'skip', query: 'q=old' },
  { action: 'append', query: 'q=old&q=new' },
])('sets a query parameter that is there: $action', ({ action, query }) => {
  expect(
    call([['setqueryparameter', { name: 'q', value: 'new', existsAction: action }]], { q: 'old', body: {} }).url,
  ).toContain(`?${query}`);
});

test('sets headers in the order of the policies and changes the method', () => {
  const request = call([
    ['setheader', { name: 'A', value: '1' }],
    ['setheader', { name: 'A', value: '2', existsAction: 'append' }],
    ['setheader', { name: 'a', value: '3', existsAction: 'skip' }],
    ['routerequesttoendpoint', { newPath: '/r', httpMethod: 'PATCH' }],
  ]);
  expect(request.headers['A']).toBe('1,2');
  expect(request.method).toBe('PATCH');
});

const bodyCases: readonly {
  name: string;
  policy: readonly [string, JsonObject];
  before: JsonValue;
  after: JsonValue;
}[] = [
  {
    name: 'setproperty',
    policy: [
      'setproperty',
      {
        newPropertyParentPathTemplate: '@body()',
        newPropertySubPathTemplate: "['@odata.id']",
        propertyValuePathTemplate: 'x/{@body().id}',
      },
    ],
    before: { id: 1 },
    after: { id: 1, '@odata.id': 'x/1' },
  },
  {
    name: 'setproperty in every item',
    policy: [
      'setproperty',
      {
        newPropertyParentPathTemplate: '@body().l',
        newPropertySubPathTemplate: 'k',
        propertyValuePathTemplate: '@item().n',
      },
    ],
    before: { l: [{ n: 1 }, { n: 2 }] },
    after: {
      l: [
        { n: 1, k: 1 },
        { n: 2, k: 2 },
      ],
    },
  },
  {
    name: 'convertarraytoobject',
    policy: [
      'convertarraytoobject',
      {
        propertyParentPath: '@body()',
        propertySubPath: 'l',
        keyWithinCollectionPath: 'id',
        newPropertyPath: '@body().l',
        retainKey: 'false',
      },
    ],
    before: { l: [{ id: 'a', n: 1 }] },
    after: { l: { a: { n: 1 } } },
  },
  {
    name: 'convertarraytoobject by a path into its items',
    policy: [
      'convertarraytoobject',
      {
        propertyParentPath: '@body()',
        propertySubPath: '@item().l',
        keyWithinCollectionPath: '@item().id',
        newPropertyPath: '@body().l',
      },
    ],
    before: { l: [{ id: 'a', n: 1 }] },
    after: { l: { a: { n: 1 } } },
  },
  {
    name: 'convertobjecttoarray',
    policy: [
      'convertobjecttoarray',
      { propertyParentPath: '@body()', propertySubPath: 'null', newPropertyPath: '@body().all' },
    ],
    before: { a: 1 },
    after: { a: 1, all: [{ key: 'a', value: 1 }] },
  },
  {
    name: 'stringreplace',
    policy: [
      'stringreplace',
      {
        propertyParentPath: '@body().l',
        propertySubPath: 'u',
        sourceString: '.',
        replacementString: '$&',
        newPropertyPath: '@item().u',
      },
    ],
    before: { l: [{ u: 'a.b.c' }] },
    after: { l: [{ u: 'a$&b$&c' }] },
  },
  {
    name: 'stringtoarray',
    policy: [
      'stringtoarray',
      {
        propertyParentPath: '@body()',
        propertySubPath: 's',
        delimiterList: ';,',
        childPropertyName: 'v',
        newPropertyPath: '@body().s',
      },
    ],
    before: { s: 'a; b,c;' },
    after: { s: [{ v: 'a' }, { v: 'b' }, { v: 'c' }] },
  },
  {
    name: 'encodepropertyvalue',
    policy: [
      'encodepropertyvalue',
      { propertyParentPath: '@body()', propertySubPath: 'u', newPropertyPath: '@body().u' },
    ],
    before: { u: 'a b' },
    after: { u: 'a%20b' },
  },
  {
    name: 'moveproperties',
    policy: [
      'moveproperties',
      {
        srcParentPath: '@body()',
        srcSubPath: 'more',
        dstParentPath: '@body()',
        dstSubPath: 'null',
        copyOnlySubProperties: 'true',
      },
    ],
    before: { more: { a: 1 } },
    after: { a: 1 },
  },
];

test.each(bodyCases)('changes a body: $name', ({ policy, before, after }) => {
  expect(JSON.parse(String(call([policy], { body: before }).body))).toEqual(after);
});

test('leaves out state for the first poll and asks for what the last one left', () => {
  const connector = connectorWith(
    '/a',
    { get: { operationId: 'X', 'x-ms-trigger': 'batch', responses: {} } },
    {
      policyTemplateInstances: [
        {
          templateId: 'pollingtrigger',
          parameters: { 'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().t}' } },
        },
      ],
    },
  );
  expect(shapeCall(connector, { operationId: 'X', values: {} }).url).not.toContain('since');
  expect(shapeCall(connector, { operationId: 'X', values: {} }, { pollState: { since: 't 1' } }).url).toContain(
    '?since=t%201',
  );
});
