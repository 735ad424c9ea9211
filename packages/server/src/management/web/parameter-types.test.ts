import { beforeAll, expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../../tools/testing/managed-server-of-tests.ts';

const managed = managedServerOfTests();
const at = (path: string) => `${managed.group}/providers/Microsoft.Web/${path}`;

const types = ['string', 'securestring', 'secureobject', 'int', 'bool', 'object', 'array'];

beforeAll(async () => {
  const connectionParameters = Object.fromEntries(types.map((type) => [type, { type, uiDefinition: {} }]));
  const swagger = { swagger: '2.0', info: { title: 'Types', version: '1' }, host: 'types.example', paths: {} };
  await managed.send('PUT', at('customApis/types'), { body: { properties: { swagger, connectionParameters } } });
});

const connect = (parameterValues: object) =>
  managed.send('PUT', at('connections/types'), {
    body: { properties: { api: { id: at('customApis/types') }, parameterValues } },
  });

test.each([
  { type: 'string', value: 'a text', shown: 'a text' },
  { type: 'securestring', value: 'hidden', shown: undefined },
  { type: 'secureobject', value: { key: 'hidden' }, shown: undefined },
  { type: 'int', value: 5, shown: 5 },
  { type: 'bool', value: true, shown: true },
  { type: 'object', value: { a: 1 }, shown: { a: 1 } },
  { type: 'array', value: [1, 'b'], shown: [1, 'b'] },
])('a connection parameter of the type $type takes its value', async ({ type, value, shown }) => {
  const { status, body } = await connect({ [type]: value });
  expect([200, 201]).toContain(status);
  expect(body.properties.nonSecretParameterValues[type]).toEqual(shown);
  expect(JSON.stringify(body)).not.toContain('hidden');
});

test.each([
  { type: 'string', value: ['a'] },
  { type: 'int', value: 'five' },
  { type: 'bool', value: 'perhaps' },
  { type: 'array', value: { a: 1 } },
])('a connection parameter of the type $type refuses $value', async ({ type, value }) => {
  expect(await connect({ [type]: value })).toMatchObject({
    status: 400,
    body: { error: { code: 'InvalidConnection' } },
  });
});
