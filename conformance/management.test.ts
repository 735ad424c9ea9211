import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../tools/testing/managed-server.ts';
import { publishEntry } from '../tools/testing/publish-entry.ts';
import { over, save, urlOf } from '../tools/testing/run-workflows.ts';
import { conformanceData } from './data.ts';

interface Operation {
  readonly responses: Readonly<Record<string, unknown>>;
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
  readonly 'x-ms-examples'?: Readonly<Record<string, { readonly $ref: string }>>;
}

interface Case {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly example: Readonly<Record<string, unknown>>;
}

/** What this product has none of, or does not do yet. */
const leftOut =
  /integrationServiceEnvironment|connectionGateway|Wsdl|ForceDelete|ExtendedLocations|GetTenants|_Operations_List|Operations_List/i;

const specs = [
  'logic-2019-05-01/logic.workflows.json',
  'web-2016-06-01/logicAppsManagementClient.json',
  'resources/resourceGroups-2021-04-01.json',
  'resources/subscriptions-2022-12-01.json',
];
const folder = conformanceData('arm/specs');
const cases = folder ? specs.flatMap((spec) => readCases(join(folder, spec))) : [];

function readCases(spec: string): Case[] {
  const { paths } = JSON.parse(readFileSync(spec, 'utf8')) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      Object.values(operation['x-ms-examples'] ?? {}).flatMap(({ $ref }) => {
        const name = $ref.split('/').at(-1)?.replace('.json', '') ?? '';
        if (leftOut.test(name) || leftOut.test(path)) return [];
        const { parameters } = JSON.parse(readFileSync(join(dirname(spec), $ref), 'utf8'));
        return [{ name, method: method.toUpperCase(), path, operation, example: parameters }];
      }),
    ),
  );
}

let managed: ManagedServer;
let runName = '';
let waitingRun = '';
let version = '';
let requestName = '';
let innerRequestName = '';

beforeAll(async () => {
  if (!folder) return;
  managed = await startManagedServer();
  const { access, client, stub, send, group } = managed;
  const call = { type: 'Http', inputs: { method: 'GET', uri: `http://${stub.host}/` }, runAfter: {} };
  await save(managed, 'fixture', {
    actions: {
      HTTP: call,
      For_each: {
        type: 'Foreach',
        foreach: '@range(0, 2)',
        actions: { Inner: call },
        runAfter: { HTTP: ['Succeeded'] },
      },
    },
  });
  const answer = await fetch(await urlOf(managed, 'fixture'), { method: 'POST' });
  runName = answer.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'fixture', runName);
  await save(managed, 'waits', {
    actions: { Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} } },
  });
  waitingRun =
    (await fetch(await urlOf(managed, 'waits'), { method: 'POST' })).headers.get('x-ms-workflow-run-id') ?? '';
  version = (await client.workflows.get(access.resourceGroup, 'fixture')).version ?? '';
  for await (const request of client.workflowRunActionRepetitionsRequestHistories.list(
    access.resourceGroup,
    'fixture',
    runName,
    'Inner',
    '000001',
  )) {
    innerRequestName = request.name ?? '';
  }
  for await (const request of client.workflowRunActionRequestHistories.list(
    access.resourceGroup,
    'fixture',
    runName,
    'HTTP',
  )) {
    requestName = request.name ?? '';
  }
  await publishManagedApi();
  const swagger = {
    swagger: '2.0',
    info: { title: 'A', version: '1' },
    host: 'a.example',
    paths: {},
    securityDefinitions: {
      o: {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: 'https://a.example/a',
        tokenUrl: 'https://a.example/t',
        scopes: {},
      },
    },
  };
  await send('PUT', `${group}/providers/Microsoft.Web/customApis/testCustomApi`, { body: { properties: { swagger } } });
  await send('PUT', `${group}/providers/Microsoft.Web/connections/oauth`, {
    body: { properties: { api: { id: `${group}/providers/Microsoft.Web/customApis/testCustomApi` } } },
  });
  await send('PUT', `${group}/providers/Microsoft.Web/connections/existing`, {
    body: { properties: { api: { id: managedApi() } } },
  });
});
afterAll(() => managed?.close());

function managedApi(): string {
  return `${managed.subscription}/providers/Microsoft.Web/locations/local/managedApis/testManagedApi`;
}

async function publishManagedApi(): Promise<void> {
  const definition = {
    swagger: '2.0',
    info: { title: 'testManagedApi', version: '1' },
    host: 'managed.example',
    paths: { '/a': { get: { operationId: 'A', responses: { 200: { description: 'ok' } } } } },
  };
  await publishEntry(managed.store, {
    name: 'testManagedApi',
    title: 'testManagedApi',
    publisherTenantId: managed.access.tenantId,
    definition,
  });
}

/** The value of a path parameter: what exists here in place of what the example names. */
function parameterOf(name: string, { name: example, path }: Case): string {
  const { access } = managed;
  const isInner = /repetitions\/\{repetitionName\}|\/repetitions|Repetitions/.test(path) || /Repetition/.test(example);
  switch (name) {
    case 'subscriptionId':
      return access.subscriptionId;
    case 'resourceGroupName':
      return access.resourceGroup;
    case 'location':
      return 'local';
    case 'resourceProviderNamespace':
      return 'Microsoft.Logic';
    case 'workflowName':
      return /CreateOrUpdate|Validate|Move|Workflows_Delete/.test(example)
        ? `made-${/Move/.test(example) ? 'move' : 'new'}`
        : /Cancel/.test(example)
          ? 'waits'
          : 'fixture';
    case 'runName':
      return /Cancel/.test(example) ? waitingRun : runName;
    case 'historyName':
      return runName;
    case 'actionName':
      return /scopeRepetitions/.test(path) ? 'For_each' : isInner ? 'Inner' : 'HTTP';
    case 'repetitionName':
      return '000001';
    case 'requestHistoryName':
      return isInner ? innerRequestName : requestName;
    case 'versionId':
      return version;
    case 'triggerName':
      return 'manual';
    case 'operationId':
      return 'any';
    case 'apiName':
      return /managedApis/.test(path)
        ? 'testManagedApi'
        : /CreateOrUpdate|Delete/.test(example)
          ? 'made'
          : 'testCustomApi';
    case 'connectionName':
      return /Consent/.test(example) ? 'oauth' : /CreateOrUpdate/.test(example) ? 'testManagedApi' : 'existing';
    default:
      throw new Error(`The path parameter ${name} is not known.`);
  }
}

/** The body of an example with the ids, names and places of this server. */
function bodyOf({ example, path }: Case): unknown {
  const scalar = ['api-version', '$top', '$filter', '$skiptoken', 'skiptoken', 'subscriptionId', 'resourceGroupName'];
  const entry = Object.entries(example).find(
    ([key, value]) =>
      !scalar.includes(key) && typeof value === 'object' && value !== null && !path.includes(`{${key}}`),
  );
  if (entry === undefined) return undefined;
  const { access } = managed;
  const text = JSON.stringify(entry[1])
    .replace(/subscriptions\/[0-9a-f-]{36}/g, `subscriptions/${access.subscriptionId}`)
    .replace(/resourceGroups\/[\w-]+/gi, `resourceGroups/${access.resourceGroup}`)
    .replace(/locations\/\w+/g, 'locations/local')
    .replace(/"location":"\w+"/g, '"location":"local"')
    .replace('workflows/sourceWorkflow/triggers/sourceTrigger', 'workflows/fixture/triggers/manual')
    .replace(/"notAfter":"[^"]*"/, '"notAfter":"2099-01-01T00:00:00Z"');

  return JSON.parse(text);
}

const order = (each: Case) => (/_Delete|Delete$/.test(each.name) ? 2 : /Cancel|Disable/.test(each.name) ? 1 : 0);
const ordered = [...cases]
  .sort((a, b) => order(a) - order(b))
  .filter(({ name }) => !/connectionsConfirmConsentCode/.test(name));

test.skipIf(!folder)('there are published examples to send', () => {
  expect(ordered.length).toBeGreaterThan(60);
});

test.skipIf(!folder).each(ordered)('accepts the published example $name', async (each) => {
  if (/Workflows_Move/.test(each.name)) await save(managed, 'made-move', { actions: {} });
  const path = each.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameterOf(name, each)));
  const query = new URLSearchParams({ 'api-version': String(each.example['api-version'] ?? '2021-04-01') });
  const body = bodyOf(each);
  const answer = await managed.send(each.method, `${path}?${query}`, body === undefined ? {} : { body });
  const codes = Object.keys(each.operation.responses).filter((code) => /^2/.test(code));
  expect(codes, JSON.stringify(answer.body)).toContain(String(answer.status));
});
