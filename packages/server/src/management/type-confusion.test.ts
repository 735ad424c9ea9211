import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { mutationsOf } from '../../../../tools/testing/mutations.ts';

// Attack T24 of docs/security.md.

let managed: ManagedServer;
beforeAll(async () => {
  managed = await startManagedServer();
  await managed.send('PUT', `${managed.group}/providers/Microsoft.Web/customApis/framer`, { body: framerApi(managed) });
  await connectFramer(managed, 'mine');
  await managed.send('PUT', `${managed.group}/providers/Microsoft.Logic/workflows/whole`, { body: workflow() });
});
afterAll(() => managed.close());

/** A workflow that says everything that is read at save. */
function workflow() {
  return {
    location: 'local',
    tags: { team: 'frames' },
    properties: {
      state: 'Enabled',
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: {
          ...connectionParameter.parameters,
          p: { type: 'String', defaultValue: 'd', allowedValues: ['d'] },
        },
        triggers: {
          manual: {
            type: 'Request',
            kind: 'Http',
            inputs: {
              method: 'POST',
              relativePath: '/a/{b}',
              schema: { type: 'object', properties: { a: { type: 'string' } } },
            },
            conditions: [{ expression: '@equals(1, 1)' }],
          },
          every: {
            type: 'Recurrence',
            recurrence: {
              frequency: 'Week',
              interval: 1,
              schedule: { hours: ['6'], minutes: [0], weekDays: ['Monday'] },
              timeZone: 'UTC',
            },
            runtimeConfiguration: { concurrency: { runs: 2 } },
          },
        },
        actions: {
          Call: {
            type: 'ApiConnection',
            inputs: {
              host,
              method: 'get',
              path: '/price/1/1',
              queries: { a: 'b' },
              retryPolicy: { type: 'fixed', count: 1, interval: 'PT5S' },
            },
            limit: { timeout: 'PT1M' },
            runAfter: {},
          },
          Each: {
            type: 'Foreach',
            foreach: '@createArray(1, 2)',
            actions: { Inside: { type: 'Compose', inputs: '@item()', runAfter: {} } },
            runAfter: { Call: ['Succeeded'] },
          },
          Which: {
            type: 'Switch',
            expression: "@parameters('p')",
            cases: {
              One: {
                case: 'd',
                actions: { Set: { type: 'SetVariable', inputs: { name: 'v', value: 'x' }, runAfter: {} } },
              },
            },
            default: { actions: {} },
            runAfter: { Each: ['Succeeded', 'Failed'] },
          },
          First: {
            type: 'InitializeVariable',
            inputs: { variables: [{ name: 'v', type: 'string', value: '' }] },
            runAfter: {},
          },
          Until: {
            type: 'Until',
            expression: '@equals(1, 1)',
            limit: { count: 2, timeout: 'PT1H' },
            actions: {},
            runAfter: { Which: ['Succeeded'] },
          },
          Ask: {
            type: 'Http',
            inputs: {
              method: 'POST',
              uri: 'https://x.example/',
              headers: { a: 'b' },
              body: {},
              authentication: { type: 'Basic', username: 'u', password: 'p' },
            },
            operationOptions: 'DisableAsyncPattern',
            runtimeConfiguration: { secureData: { properties: ['inputs'] } },
            runAfter: {},
          },
        },
        outputs: { o: { type: 'String', value: 'x' } },
        staticResults: {},
      },
      parameters: references(`${managed.group}/providers/Microsoft.Web/connections/mine`),
    },
  };
}

const calls: readonly {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body: () => unknown;
}[] = [
  { name: 'a workflow', method: 'POST', path: '/providers/Microsoft.Logic/workflows/other/validate', body: workflow },
  {
    name: 'a saved workflow',
    method: 'PUT',
    path: '/providers/Microsoft.Logic/workflows/confused',
    body: () => ({
      ...workflow(),
      properties: {
        ...workflow().properties,
        definition: { triggers: {}, actions: {}, contentVersion: '1.0.0.0', $schema: 'x' },
      },
    }),
  },
  {
    name: 'tags of a workflow',
    method: 'PATCH',
    path: '/providers/Microsoft.Logic/workflows/whole',
    body: () => ({ tags: { a: 'b' } }),
  },
  {
    name: 'a callback',
    method: 'POST',
    path: '/providers/Microsoft.Logic/workflows/whole/listCallbackUrl',
    body: () => ({ notAfter: '2030-01-01T00:00:00Z', keyType: 'Primary' }),
  },
  {
    name: 'a key',
    method: 'POST',
    path: '/providers/Microsoft.Logic/workflows/whole/regenerateAccessKey',
    body: () => ({ keyType: 'Primary' }),
  },
  {
    name: 'a move',
    method: 'POST',
    path: '/providers/Microsoft.Logic/workflows/whole/move',
    body: () => ({ id: `${managed.group}/providers/Microsoft.Logic/workflows/whole` }),
  },
  {
    name: 'an upgrade',
    method: 'POST',
    path: '/providers/Microsoft.Logic/workflows/whole/generateUpgradedDefinition',
    body: () => ({ targetSchemaVersion: '2016-06-01' }),
  },
  {
    name: 'a state',
    method: 'POST',
    path: '/providers/Microsoft.Logic/workflows/whole/triggers/every/setState',
    body: () => ({
      source: {
        id: `${managed.group}/providers/Microsoft.Logic/workflows/whole/triggers/every`,
        type: 'x',
        name: 'every',
        flowName: 'whole',
        triggerName: 'every',
      },
    }),
  },
  {
    name: 'a custom API',
    method: 'PUT',
    path: '/providers/Microsoft.Web/customApis/confused',
    body: () => framerApi(managed),
  },
  {
    name: 'changes of a custom API',
    method: 'PATCH',
    path: '/providers/Microsoft.Web/customApis/framer',
    body: () => ({ tags: { a: 'b' } }),
  },
  {
    name: 'a connection',
    method: 'PUT',
    path: '/providers/Microsoft.Web/connections/confused',
    body: () => ({
      location: 'local',
      tags: { a: 'b' },
      properties: {
        displayName: 'x',
        api: { id: `${managed.group}/providers/Microsoft.Web/customApis/framer` },
        parameterValues: { api_key: 'k' },
        customParameterValues: {},
        nonSecretParameterValues: {},
      },
    }),
  },
  {
    name: 'changes of a connection',
    method: 'PATCH',
    path: '/providers/Microsoft.Web/connections/mine',
    body: () => ({ properties: { displayName: 'x', parameterValues: { api_key: 'k' } } }),
  },
  {
    name: 'a call through a connection',
    method: 'POST',
    path: '/providers/Microsoft.Web/connections/mine/dynamicInvoke',
    body: () => ({
      request: { method: 'GET', path: '/price/1/1', queries: { a: 'b' }, headers: { a: 'b' }, body: { a: 1 } },
    }),
  },
  {
    name: 'a consent link',
    method: 'POST',
    path: '/providers/Microsoft.Web/connections/mine/listConsentLinks',
    body: () => ({
      parameters: [{ parameterName: 'api_key', redirectUrl: 'https://x.example/', objectId: 'o', tenantId: 't' }],
    }),
  },
  {
    name: 'a consent code',
    method: 'POST',
    path: '/providers/Microsoft.Web/connections/mine/confirmConsentCode',
    body: () => ({ code: 'x', objectId: 'o', tenantId: 't' }),
  },
  {
    name: 'WSDL',
    method: 'POST',
    path: 'location/listWsdlInterfaces',
    body: () => ({
      content: '<x/>',
      importMethod: 'SoapToRest',
      service: { qualifiedName: 'q', endpointQualifiedNames: ['e'] },
    }),
  },
  {
    name: 'WSDL to extract',
    method: 'POST',
    path: 'location/extractApiDefinitionFromWsdl',
    body: () => ({
      content: '<x/>',
      importMethod: 'SoapToRest',
      service: { qualifiedName: 'q', endpointQualifiedNames: ['e'] },
    }),
  },
  { name: 'a resource group', method: 'PUT', path: 'group', body: () => ({ location: 'local', tags: { a: 'b' } }) },
];

/** What stands where something else is declared: never a file, an address, or a way into a prototype. */
const substitutes = [
  null,
  7,
  [],
  ['x'],
  { filepath: '/etc/passwd' },
  'file:///etc/passwd',
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  { toString: 1, valueOf: 1 },
];

test.each(calls)(
  '$name with a wrong type anywhere is refused or taken as data, and never breaks anything',
  async ({ method, path, body }) => {
    const target =
      path === 'group'
        ? `${managed.subscription}/resourceGroups/confused`
        : path.startsWith('location')
          ? `${managed.subscription}/providers/Microsoft.Web/locations/local/${path.slice('location/'.length)}`
          : `${managed.group}${path}`;
    expect((await managed.send(method, target, { body: body() })).status).toBeLessThan(500);
    const broken: string[] = [];
    for (const { pointer, document } of mutationsOf(body(), substitutes)) {
      const { status, body: answer } = await managed.send(method, target, { body: JSON.stringify(document) });
      if (status >= 500 || JSON.stringify(answer).includes('root:'))
        broken.push(`${pointer} ${JSON.stringify(document)} → ${status}`);
    }
    expect(broken).toEqual([]);
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  },
  60_000,
);
