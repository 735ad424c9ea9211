import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';

let managed: ManagedServer;
beforeAll(async () => {
  managed = await startManagedServer();
  await managed.send('PUT', pathOf('Microsoft.Web/customApis', 'plain'), { body: { properties: { swagger } } });
});
afterAll(() => managed.close());

const swagger = { swagger: '2.0', info: { title: 'Plain', version: '1' }, host: 'api.example', paths: {} };
const pathOf = (type: string, name: string) => `${managed.group}/providers/${type}/${name}`;
const connectionOf = () => ({ api: { id: pathOf('Microsoft.Web/customApis', 'plain') } });

test.each([
  { type: 'Microsoft.Web/customApis', properties: () => ({ swagger }) },
  { type: 'Microsoft.Web/connections', properties: connectionOf },
  { type: 'Microsoft.Logic/integrationAccounts', properties: () => ({}) },
])('$type are put where their group is, and nowhere else', async ({ type, properties }) => {
  const put = (location: string | undefined) =>
    managed.send('PUT', pathOf(type, 'placed'), { body: { location, properties: properties() } });
  const refusal = async (location: string) => {
    const { status, body } = await put(location);
    return [status, body.error?.code];
  };
  expect(await refusal('atlantis')).toEqual([400, 'LocationNotAvailable']);
  expect(await refusal('north')).toEqual([409, 'InvalidResourceLocation']);
  expect((await managed.send('GET', pathOf(type, 'placed'))).status).toBe(404);
  expect((await put(' LOCAL ')).body).toMatchObject({ name: 'placed', location: 'local' });
  // What is there already stays where it is.
  expect(await refusal('atlantis')).toEqual([400, 'LocationNotAvailable']);
  expect(await refusal('north')).toEqual([409, 'InvalidResourceLocation']);
  expect((await put(undefined)).body).toMatchObject({ name: 'placed', location: 'local' });
});
