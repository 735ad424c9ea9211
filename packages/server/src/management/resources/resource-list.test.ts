import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';

let managed: ManagedServer;
beforeAll(async () => {
  managed = await startManagedServer();
  const { group, subscription, send } = managed;
  await send('PUT', `${subscription}/resourceGroups/second`, { body: { location: 'north' } });
  const definition = { contentVersion: '1.0.0.0', triggers: {}, actions: {} };
  const workflow = (location: string, tags: object) => ({ body: { location, tags, properties: { definition } } });
  await send('PUT', `${group}/providers/Microsoft.Logic/workflows/One`, workflow('local', { Team: 'a' }));
  await send('PUT', `${group}/providers/Microsoft.Logic/workflows/two`, workflow('local', { team: 'b' }));
  const inSecond = `${subscription}/resourceGroups/second/providers/Microsoft.Logic/workflows/one`;
  await send('PUT', inSecond, workflow('north', {}));
  const swagger = { swagger: '2.0', info: { title: 'A', version: '1' }, host: 'a.example', paths: {} };
  const customApi = { location: 'local', tags: { team: 'a' }, properties: { swagger } };
  await send('PUT', `${group}/providers/Microsoft.Web/customApis/api`, { body: customApi });
});
afterAll(() => managed.close());

async function namesOf(path: string): Promise<readonly string[]> {
  const { status, body } = await managed.send('GET', `${path}&api-version=2021-04-01`);
  expect(status).toBe(200);
  return body.value.map(({ id }: { id: string }) => id.split('/').slice(4).join('/').replace('/providers', ''));
}

test.each([
  {
    name: 'everything without one',
    filter: '',
    found: [
      'default/Microsoft.Logic/workflows/One',
      'default/Microsoft.Logic/workflows/two',
      'default/Microsoft.Web/customApis/api',
      'second/Microsoft.Logic/workflows/one',
    ],
  },
  {
    name: 'a type',
    filter: "resourceType eq 'microsoft.web/customapis'",
    found: ['default/Microsoft.Web/customApis/api'],
  },
  {
    name: 'a name, whatever its spelling',
    filter: "name eq 'ONE'",
    found: ['default/Microsoft.Logic/workflows/One', 'second/Microsoft.Logic/workflows/one'],
  },
  {
    name: 'a type outside of a group',
    filter: "resourceType eq 'Microsoft.Logic/workflows' and resourceGroup ne 'default'",
    found: ['second/Microsoft.Logic/workflows/one'],
  },
  {
    name: 'a type or a tag, but for a name',
    filter:
      "(resourceType eq 'Microsoft.Web/customApis' or tagName eq 'team' and tagValue eq 'a') and not (name eq 'One')",
    found: ['default/Microsoft.Web/customApis/api'],
  },
  { name: 'a location', filter: "location eq 'north'", found: ['second/Microsoft.Logic/workflows/one'] },
  {
    name: 'a tag and its value',
    filter: "tagName eq 'team' and tagValue eq 'a'",
    found: ['default/Microsoft.Logic/workflows/One', 'default/Microsoft.Web/customApis/api'],
  },
])('the resources of a subscription are found by a filter: $name', async ({ filter, found }) => {
  expect(await namesOf(`${managed.subscription}/resources?$filter=${encodeURIComponent(filter)}`)).toEqual(found);
});

test('the resources of a group come in pages, each once', async () => {
  const found: string[] = [];
  let link: string | undefined = `${managed.group}/resources?$top=2&api-version=2021-04-01`;
  while (link !== undefined) {
    const page: { readonly body: { readonly value: { name: string }[]; readonly nextLink?: string } } =
      await managed.send('GET', link);
    expect(page.body.value.length).toBeLessThanOrEqual(2);
    found.push(...page.body.value.map(({ name }) => name));
    link = page.body.nextLink;
  }
  expect(found).toEqual(['One', 'two', 'api']);
});

test.each(["color eq 'red'", "resourceType gt 'a'", 'name eq null', "tagValue eq 'a'"])(
  'resources are not filtered by %s',
  async (filter) => {
    const path = `${managed.subscription}/resources?api-version=2021-04-01&$filter=${encodeURIComponent(filter)}`;
    const answer = await managed.send('GET', path);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidQueryFilter' } } });
  },
);
