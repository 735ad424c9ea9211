import type { LogicManagementClient } from '@azure/arm-logic';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { collect, over, respond, urlOf } from '../../../../../tools/testing/run-workflows.ts';

let managed: ManagedServer;
let client: LogicManagementClient;
let group: string;
let accounts: string;
beforeAll(async () => {
  managed = await startManagedServer();
  client = managed.client;
  group = managed.access.resourceGroup;
  accounts = `${managed.group}/providers/Microsoft.Logic/integrationAccounts`;
});
afterAll(() => managed.close());

const version = 'api-version=2019-05-01';
const greeting = { mapType: 'Liquid', contentType: 'text/plain', content: 'Hello {{ content.name | Upcase }}' };
const age = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="age" type="xs:int"/></xs:schema>';

test('keeps accounts, maps and schemas with the official client, and runs apply them', async () => {
  await client.integrationAccounts.createOrUpdate(group, 'Orders', {
    location: 'local',
    sku: { name: 'Standard' },
    tags: { a: '1' },
  });
  expect(await client.integrationAccounts.get(group, 'orders')).toMatchObject({
    name: 'Orders',
    type: 'Microsoft.Logic/integrationAccounts',
    tags: { a: '1' },
  });
  await client.integrationAccountMaps.createOrUpdate(group, 'Orders', 'greet', greeting);
  await client.integrationAccountSchemas.createOrUpdate(group, 'Orders', 'age', { schemaType: 'Xml', content: age });
  expect(await client.integrationAccountMaps.get(group, 'Orders', 'Greet')).toMatchObject({
    ...greeting,
    name: 'greet',
  });
  const schemas = await collect(client.integrationAccountSchemas.list(group, 'Orders'));
  expect(schemas).toMatchObject([{ name: 'age', schemaType: 'Xml', content: age }]);
  expect((await collect(client.integrationAccounts.listBySubscription())).map(({ name }) => name)).toEqual(['Orders']);

  const workflow = (greetWith: string) => ({
    location: 'local',
    integrationAccount: { id: `${accounts}/Orders` },
    definition: {
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions: {
        Check: {
          type: 'XmlValidation',
          inputs: { content: '<age>7</age>', integrationAccount: { schema: { name: 'age' } } },
        },
        Greet: {
          type: 'Liquid',
          kind: 'JsonToText',
          inputs: { content: '@triggerBody()', integrationAccount: { map: { name: greetWith } } },
          runAfter: { Check: ['Succeeded'] },
        },
        ...respond("@{body('Greet')}", { Greet: ['Succeeded'] }),
      },
    },
  });
  await client.workflows.createOrUpdate(group, 'greeting', workflow('greet'));
  const call = async () =>
    fetch(await urlOf(managed, 'greeting'), {
      method: 'POST',
      body: '{"name":"Ann"}',
      headers: { 'content-type': 'application/json' },
    });
  expect(await (await call()).text()).toBe('Hello ANN');

  await client.integrationAccountMaps.createOrUpdate(group, 'Orders', 'greet', {
    ...greeting,
    content: 'Bye {{ content.name }}',
  });
  expect(await (await call()).text()).toBe('Bye Ann');

  await client.integrationAccountMaps.delete(group, 'Orders', 'greet');
  const answer = await call();
  const run = answer.headers.get('x-ms-workflow-run-id') ?? '';
  expect(answer.status).toBe(502);
  await over(managed, 'greeting', run);
  expect(await client.workflowRunActions.get(group, 'greeting', run, 'Greet')).toMatchObject({
    status: 'Failed',
    error: { code: 'IntegrationAccountArtifactNotFound' },
  });
  await client.integrationAccounts.delete(group, 'Orders');
  await client.integrationAccounts.delete(group, 'Orders');
  await expect(client.integrationAccounts.get(group, 'Orders')).rejects.toMatchObject({ statusCode: 404 });
});

test.each([
  { name: 'a map of no type that can be applied', path: 'maps/m', properties: { mapType: 'Xslt30', content: '<x/>' } },
  { name: 'a map without content', path: 'maps/m', properties: { mapType: 'Liquid' } },
  { name: 'a schema that is none of XML', path: 'schemas/s', properties: { schemaType: 'Json', content: '{}' } },
  { name: 'no properties', path: 'maps/m', properties: undefined },
])('refuses $name', async ({ path, properties }) => {
  await managed.send('PUT', `${accounts}/refusing?${version}`, { body: { location: 'local' } });
  const answer = await managed.send('PUT', `${accounts}/refusing/${path}?${version}`, { body: { properties } });
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidRequestContent' } } });
});

test.each([
  { name: 'none', integrationAccount: undefined, said: 'needs an integration account' },
  { name: 'one that is not there', integrationAccount: 'nonesuch', said: 'could not be found' },
])('a workflow that uses maps is refused with $name attached', async ({ integrationAccount, said }) => {
  const definition = {
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: { M: { type: 'Xslt', inputs: { content: '<a/>', integrationAccount: { map: { name: 'm' } } } } },
  };
  const attached = integrationAccount && { integrationAccount: { id: `${accounts}/${integrationAccount}` } };
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/unattached?${version}`;
  const answer = await managed.send('PUT', path, {
    body: { location: 'local', properties: { definition, ...attached } },
  });
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { code: 'InvalidTemplate', message: expect.stringContaining(said) } },
  });
});

test('maps of many pages are listed one after another', async () => {
  await managed.send('PUT', `${accounts}/pages?${version}`, { body: {} });
  for (const name of ['a', 'b', 'c']) {
    await managed.send('PUT', `${accounts}/pages/maps/${name}?${version}`, { body: { properties: greeting } });
  }
  const names: string[] = [];
  let path = `${accounts}/pages/maps?${version}&$top=2`;
  while (path !== '') {
    const { body } = await managed.send('GET', path);
    names.push(...body.value.map(({ name }: { name: string }) => name));
    path = body.nextLink?.replace(managed.url, '') ?? '';
  }
  expect(names).toEqual(['a', 'b', 'c']);
});
