import { randomUUID } from 'node:crypto';
import { catalogueEntries } from '@tenon/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { publishEntry } from '../../../../../tools/testing/publish-entry.ts';
import { over, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

let managed: ManagedServer;
const publisherTenantId = randomUUID();
beforeAll(async () => {
  managed = await startManagedServer();
  const definition = {
    swagger: '2.0',
    info: { title: 'Pets', description: 'Everything about pets.', version: '1' },
    host: managed.stub.host,
    schemes: ['http'],
    paths: {
      '/pets': {
        get: {
          operationId: 'ListPets',
          summary: 'List pets',
          parameters: [{ name: 'top', in: 'query', type: 'integer' }],
          responses: { 200: { description: 'ok', schema: { type: 'array' } } },
        },
      },
    },
    securityDefinitions: { key: { type: 'apiKey', in: 'query', name: 'key' } },
  };
  await publishEntry(managed.store, {
    name: 'pets',
    title: 'Pets',
    publisherTenantId,
    publisher: 'Contoso',
    nominationId: randomUUID(),
    description: 'Everything about pets.',
    operationText: 'ListPets List pets',
    color: '#112233',
    categories: ['Data'],
    definition,
  });
});
afterAll(() => managed.close());

const location = () => `${managed.subscription}/providers/Microsoft.Web/locations/local`;

test('shows the catalogue as managed APIs with their operations', async () => {
  const { send } = managed;
  expect((await send('GET', `${location()}/managedApis`)).body.value).toMatchObject([
    {
      name: 'pets',
      type: 'Microsoft.Web/locations/managedApis',
      location: 'local',
      properties: { generalInformation: { displayName: 'Pets', releaseTag: 'Preview' } },
    },
  ]);
  expect((await send('GET', `${location()}/managedApis/PETS`)).body.properties).toMatchObject({
    connectionParameters: { api_key: { type: 'securestring' } },
  });
  expect((await send('GET', `${location()}/managedApis/pets/apiOperations`)).body.value).toMatchObject([
    { name: 'ListPets', type: 'Microsoft.Web/locations/managedApis/apiOperations' },
  ]);
  const expanded = await send(
    'GET',
    `${location()}/managedApis/pets/apiOperations/ListPets?api-version=2018-07-01-preview&$expand=properties/inputsDefinition,properties/responsesDefinition`,
  );
  expect(expanded.body.properties).toMatchObject({
    inputsDefinition: { properties: { top: { type: 'integer' } } },
    responsesDefinition: { 200: { schema: { type: 'array' } } },
  });
  expect(
    (await send('GET', `${location()}/apiOperations?api-version=2018-07-01-preview&$search="pets"`)).body.value,
  ).toHaveLength(1);
  const ofType = (type: string) =>
    send('GET', `${location()}/managedApis/pets/apiOperations?api-version=2016-06-01&$filter=type eq '${type}'`);
  expect((await ofType('microsoft.web/locations/managedApis/apiOperations')).body.value).toHaveLength(1);
  expect((await ofType('Microsoft.Web/customApis/apiOperations')).body.value).toEqual([]);
  const shouted = await send('GET', `${location().replace('/local', '/LOCAL')}/managedApis/pets`);
  expect(shouted.body).toMatchObject({ id: `${location()}/managedApis/pets`, location: 'local' });
  expect(shouted.body.properties.capabilities).toEqual(['actions']);
  expect((await send('GET', `${location()}/managedApis/nope`)).body.error.code).toBe('ConnectorNotFound');
  expect(
    (await send('GET', `${managed.subscription}/providers/Microsoft.Web/locations/mars/managedApis`)).body.error.code,
  ).toBe('LocationNotAvailable');
});

test('a tenant uses a published connector with a key of its own, until it is suspended', async () => {
  const { send, group, stub, client, access } = managed;
  stub.answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('[{"name":"Rex"}]');
  const path = `${group}/providers/Microsoft.Web/connections/pets`;
  const made = await send('PUT', path, {
    body: { properties: { api: { id: `${location()}/managedApis/pets` }, parameterValues: { api_key: 'my own key' } } },
  });
  expect(made).toMatchObject({
    status: 201,
    body: {
      properties: {
        api: { name: 'pets', type: 'Microsoft.Web/locations/managedApis' },
        statuses: [{ status: 'Connected' }],
      },
    },
  });
  const host = { connection: { name: "@parameters('$connections')['pets']['connectionId']" } };
  const actions = {
    List: {
      type: 'ApiConnection',
      inputs: { host, method: 'get', path: '/pets', queries: { top: 3 }, retryPolicy: { type: 'none' } },
      runAfter: {},
    },
  };
  await save(
    managed,
    'pets',
    { actions, parameters: { $connections: { type: 'Object', defaultValue: {} } } },
    { $connections: { value: { pets: { id: 'x', connectionId: made.body.id } } } },
  );
  const start = async () => {
    const answer = await fetch(await urlOf(managed, 'pets'), { method: 'POST' });
    const run = answer.headers.get('x-ms-workflow-run-id') ?? '';
    await over(managed, 'pets', run);
    return client.workflowRunActions.get(access.resourceGroup, 'pets', run, 'List');
  };
  expect((await start()).status).toBe('Succeeded');
  expect(stub.seen).toMatchObject([{ method: 'GET', url: '/pets?top=3&key=my%20own%20key' }]);
  await managed.store.asSystem((scope) => catalogueEntries(scope).setState('pets', 'suspended', new Date()));
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(JSON.stringify(await start())).toContain('is not in the catalogue now');
  expect(stub.seen).toHaveLength(1);
  await managed.store.asSystem((scope) => catalogueEntries(scope).setState('pets', 'preview', new Date()));
});

const wsdl = `<?xml version="1.0"?>
<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:c" targetNamespace="urn:c">
<w:message name="I"><w:part name="p" element="t:Add"/></w:message>
<w:portType name="P"><w:operation name="Add"><w:input message="t:I"/></w:operation></w:portType>
<w:binding name="B" type="t:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/><w:operation name="Add"><soap:operation soapAction="urn:c/Add"/></w:operation></w:binding>
<w:service name="Calculator"><w:port name="CalculatorSoap" binding="t:B"><soap:address location="https://calc.example/soap"/></w:port></w:service>
</w:definitions>`;

test('reads WSDL: its services, its operations as Swagger, and a custom API of it', async () => {
  const { send, group } = managed;
  expect((await send('POST', `${location()}/listWsdlInterfaces`, { body: { content: wsdl } })).body).toEqual({
    value: [{ qualifiedName: 'Calculator', endpointQualifiedNames: ['CalculatorSoap'] }],
  });
  expect(
    (await send('POST', `${location()}/extractApiDefinitionFromWsdl`, { body: { content: wsdl } })).body,
  ).toMatchObject({ swagger: '2.0', host: 'calc.example', paths: { '/Add': { post: { operationId: 'Add' } } } });
  const put = await send('PUT', `${group}/providers/Microsoft.Web/customApis/calc`, {
    body: {
      properties: {
        displayName: 'Calc',
        apiType: 'Soap',
        wsdlDefinition: { content: wsdl, importMethod: 'SoapPassThrough' },
      },
    },
  });
  expect(put).toMatchObject({
    status: 200,
    body: { properties: { apiType: 'Soap', displayName: 'Calc', swagger: { paths: { '/Add': {} } } } },
  });
});

test.each([
  { name: 'no WSDL', body: { content: '<a/>' }, code: 'InvalidApiDefinition' },
  { name: 'no XML', body: { content: 'hello' }, code: 'InvalidApiDefinition' },
  {
    name: 'entities',
    body: { content: `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${wsdl}` },
    code: 'InvalidApiDefinition',
  },
  { name: 'a private address', body: { url: 'http://169.254.169.254/latest/meta-data' }, code: 'InvalidApiDefinition' },
  { name: 'a file', body: { url: 'file:///etc/passwd' }, code: 'InvalidApiDefinition' },
  { name: 'nothing', body: {}, code: 'InvalidRequestContent' },
  { name: 'a way to import', body: { content: wsdl, importMethod: 'Magic' }, code: 'InvalidRequestContent' },
])('refuses $name in place of WSDL', async ({ body, code }) => {
  expect(await managed.send('POST', `${location()}/extractApiDefinitionFromWsdl`, { body })).toMatchObject({
    status: 400,
    body: { error: { code } },
  });
});

test.each([
  'http://127.0.0.1:1/x',
  'https://[::1]/x',
  'http://169.254.169.254/',
  'https://localhost/x',
  'file:///etc/passwd',
])('fetches no definition from %s', async (address) => {
  const { send, group } = managed;
  const body = { properties: { apiDefinitions: { originalSwaggerUrl: address } } };
  const answer = await send('PUT', `${group}/providers/Microsoft.Web/customApis/fetched`, { body });
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidApiDefinition' } } });
});
