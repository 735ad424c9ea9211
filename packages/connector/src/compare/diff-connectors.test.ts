import { expect, test } from 'vitest';
import { exportConnector } from '../export/export-connector.ts';
import { connectorOf } from '../import/fixture.ts';
import { importConnector } from '../import/import-connector.ts';
import type { Connector } from '../model/connector.ts';
import { diffConnectors } from './diff-connectors.ts';

// biome-ignore lint/suspicious/noExplicitAny: The documents are changed freely by each case.
type Draft = any;

function documents(): { definition: Draft; properties: Draft } {
  return {
    definition: {
      swagger: '2.0',
      info: { title: 'Things', version: '1.2.3', description: 'Keeps things.' },
      host: 'api.things.example',
      basePath: '/v1',
      schemes: ['https'],
      securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, login: { type: 'basic' } },
      security: [{ key: [] }],
      paths: {
        '/things/{id}': {
          post: {
            operationId: 'Change',
            summary: 'Change',
            parameters: [
              { name: 'id', in: 'path', required: true, type: 'string', enum: ['a', 'b'] },
              { name: 'q', in: 'query', type: 'string', maxLength: 5 },
              { name: 'body', in: 'body', schema: { $ref: '#/definitions/In' } },
            ],
            responses: { 200: { description: 'ok', schema: { $ref: '#/definitions/Out' } } },
          },
        },
        '/list': {
          get: {
            operationId: 'List',
            responses: {
              200: {
                description: 'ok',
                schema: { type: 'array', items: { type: 'object', properties: { z: { type: 'string' } } } },
              },
            },
          },
        },
      },
      definitions: {
        In: { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'integer' } } },
        Out: {
          type: 'object',
          required: ['r'],
          properties: { r: { type: 'string' }, s: { type: 'integer' }, e: { type: 'string', enum: ['1', '2'] } },
        },
      },
    },
    properties: {
      properties: {
        connectionParameters: {
          api_key: { type: 'securestring', uiDefinition: { displayName: 'Key', constraints: { required: 'true' } } },
        },
        iconBrandColor: '#112233',
        capabilities: [],
        policyTemplateInstances: [
          {
            templateId: 'setheader',
            title: 'Name the client',
            parameters: {
              'x-ms-apimTemplateParameter.name': 'X-Client',
              'x-ms-apimTemplateParameter.value': 'workflow',
              'x-ms-apimTemplate-policySection': 'Request',
            },
          },
        ],
      },
    },
  };
}

function load({ definition, properties }: ReturnType<typeof documents>): Connector {
  const { value, diagnostics } = importConnector([
    { name: 'apiDefinition.swagger.json', content: JSON.stringify(definition) },
    { name: 'apiProperties.json', content: JSON.stringify(properties) },
  ]);
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

interface Case {
  readonly name: string;
  readonly change: (definition: Draft, properties: Draft) => void;
  readonly bump: string;
  readonly changes: readonly string[];
}

const operation = (definition: Draft): Draft => definition.paths['/things/{id}'].post;

const nineKinds: readonly Case[] = [
  {
    name: 'an authentication method removed',
    change: (definition) => {
      delete definition.securityDefinitions.login;
    },
    bump: 'major',
    changes: ['breaking AuthenticationMethodRemoved'],
  },
  {
    name: 'a connection parameter removed',
    change: (_, properties) => {
      properties.properties.connectionParameters = {};
    },
    bump: 'major',
    changes: ['breaking ConnectionParametersRemoved api_key'],
  },
  {
    name: 'an input deleted',
    change: (definition) => operation(definition).parameters.splice(1, 1),
    bump: 'major',
    changes: ['breaking InputFieldDeleted query.q'],
  },
  {
    name: 'an input made internal',
    change: (definition) => {
      definition.definitions.In.properties.b['x-ms-visibility'] = 'internal';
    },
    bump: 'major',
    changes: ['breaking InputFieldVisibilityChangedToInternal body.b'],
  },
  {
    name: 'an operation deleted',
    change: (definition) => {
      delete definition.paths['/list'];
    },
    bump: 'major',
    changes: ['breaking OperationDeleted'],
  },
  {
    name: 'an operation hidden',
    change: (definition) => {
      definition.paths['/list'].get['x-ms-visibility'] = 'internal';
    },
    bump: 'major',
    changes: ['breaking OperationHidden'],
  },
  {
    name: 'an output deleted',
    change: (definition) => {
      delete definition.paths['/list'].get.responses[200].schema.items.properties.z;
    },
    bump: 'major',
    changes: ['breaking OutputFieldDeleted 200.[].z'],
  },
  {
    name: 'the type of an output changed',
    change: (definition) => {
      definition.definitions.Out.properties.s.type = 'string';
    },
    bump: 'major',
    changes: ['breaking OutputFieldTypeChanged 200.s'],
  },
  {
    name: 'the tier changed to premium',
    change: (_, properties) => {
      properties.properties.tier = 'Premium';
    },
    bump: 'major',
    changes: ['breaking TierChangedToPremium'],
  },
];

const others: readonly Case[] = [
  { name: 'nothing', change: () => undefined, bump: 'none', changes: [] },
  {
    name: 'an operation added',
    change: (definition) => {
      definition.paths['/new'] = { get: { operationId: 'New', responses: { 200: { description: 'ok' } } } };
    },
    bump: 'minor',
    changes: ['minor OperationAdded'],
  },
  {
    name: 'an operation moved',
    change: (definition) => {
      definition.paths['/list'].put = definition.paths['/list'].get;
      delete definition.paths['/list'].get;
    },
    bump: 'major',
    changes: ['breaking OperationAddressChanged'],
  },
  {
    name: 'an input that takes more',
    change: (definition) => operation(definition).parameters[0].enum.push('c'),
    bump: 'minor',
    changes: ['minor InputFieldWidened path.id'],
  },
  {
    name: 'an input that takes less',
    change: (definition) => {
      operation(definition).parameters[1].maxLength = 3;
    },
    bump: 'major',
    changes: ['breaking InputFieldNarrowed query.q'],
  },
  {
    name: 'an output that gives more values',
    change: (definition) => definition.definitions.Out.properties.e.enum.push('3'),
    bump: 'major',
    changes: ['breaking OutputFieldWidened 200.e'],
  },
  {
    name: 'an output that gives fewer values',
    change: (definition) => definition.definitions.Out.properties.e.enum.pop(),
    bump: 'minor',
    changes: ['minor OutputFieldNarrowed 200.e'],
  },
  {
    name: 'an output that may be absent',
    change: (definition) => {
      delete definition.definitions.Out.required;
    },
    bump: 'major',
    changes: ['breaking OutputFieldOptional 200.r'],
  },
  {
    name: 'a required input added',
    change: (definition) => {
      definition.definitions.In.properties.n = { type: 'string' };
      definition.definitions.In.required.push('n');
    },
    bump: 'major',
    changes: ['breaking RequiredInputFieldAdded body.n'],
  },
  {
    name: 'an input no longer required, and an output added',
    change: (definition) => {
      delete definition.definitions.In.required;
      definition.definitions.Out.properties.n = { type: 'string' };
    },
    bump: 'minor',
    changes: ['minor InputFieldOptional body.a', 'minor OutputFieldAdded 200.n'],
  },
  {
    name: 'another value of a policy',
    change: (_, properties) => {
      const [policy] = properties.properties.policyTemplateInstances;
      policy.parameters['x-ms-apimTemplateParameter.value'] = 'other';
    },
    bump: 'minor',
    changes: ['minor PoliciesChanged'],
  },
  {
    name: 'another title of a policy',
    change: (_, properties) => {
      properties.properties.policyTemplateInstances[0].title = 'Say who calls';
    },
    bump: 'patch',
    changes: ['patch DetailChanged'],
  },
  {
    name: 'texts',
    change: (definition) => {
      operation(definition).summary = 'Other';
      definition.info.description = 'Keeps more things.';
    },
    bump: 'patch',
    changes: ['patch TextChanged', 'patch TextChanged'],
  },
];

test.each([...nineKinds, ...others])('says what $name means', ({ change, bump, changes }) => {
  const after = documents();
  change(after.definition, after.properties);
  const diff = diffConnectors(load(documents()), load(after));
  expect(diff.changes.map((one) => [one.class, one.kind, one.field].filter(Boolean).join(' '))).toEqual(changes);
  expect(diff.bump).toBe(bump);
  for (const { message, reason } of diff.changes) expect(message.length * reason.length).toBeGreaterThan(0);
});

test.each([
  { bump: 'major', version: '1.9.0', demanded: '2.0.0', enough: false },
  { bump: 'major', version: '2.0', demanded: '2.0.0', enough: true },
])('demands $demanded where the new version says $version', ({ version, demanded, enough }) => {
  const after = documents();
  delete after.definition.paths['/list'];
  after.definition.info.version = version;
  const diff = diffConnectors(load(documents()), load(after));
  expect([diff.demandedVersion, diff.isVersionEnough]).toEqual([demanded, enough]);
});

test('tells that an operation is called at another address', () => {
  const connector = (servers: readonly object[]) =>
    connectorOf(
      JSON.stringify({
        openapi: '3.0.3',
        info: { title: 'T', version: '1' },
        servers: [{ url: 'https://a.example' }],
        paths: { '/a': { get: { operationId: 'Get', servers, responses: {} } } },
      }),
    );
  const { changes } = diffConnectors(connector([]), connector([{ url: 'https://b.example' }]));
  expect(changes.map(({ kind, operationId, message }) => [kind, operationId, message])).toEqual([
    ['AddressChanged', 'Get', 'Get is no longer called at the address of the API but at https://b.example.'],
  ]);
});

test('finds the same files in both formats', () => {
  const file = { name: 'f', in: 'formData', type: 'file' };
  const connector = connectorOf({
    paths: { '/a': { post: { operationId: 'Put', parameters: [file], responses: {} } } },
  });
  const [definition] = exportConnector(connector, 'openapi3').value;
  const { changes } = diffConnectors(connector, connectorOf(String(definition?.content)));
  expect(changes.map(({ kind }) => kind)).toEqual(['DetailChanged']);
});
