import { expect, test } from 'vitest';
import { type Connection, connectionFields, connectionStatus } from './connection-types.ts';

test('asks for each declared value under the name people know, and hides what is hidden', () => {
  const fields = connectionFields({
    api_key: { type: 'securestring', uiDefinition: { displayName: 'API key', constraints: { required: 'true' } } },
    region: { type: 'string', uiDefinition: { constraints: { allowedValues: [{ text: 'North', value: 'n' }] } } },
    internal: { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } },
  });
  expect(fields.map(({ name, label, isSecret, isRequired }) => ({ name, label, isSecret, isRequired }))).toEqual([
    { name: 'api_key', label: 'API key', isSecret: true, isRequired: true },
    { name: 'region', label: 'region', isSecret: false, isRequired: false },
  ]);
  expect(fields[1]?.choices).toEqual([{ text: 'North', value: 'n' }]);
});

test('asks for an own app registration where one signs in at a provider', () => {
  expect(connectionFields({ token: { type: 'oauthSetting' } }).map((field) => field.name)).toEqual([
    'token:clientId',
    'token:clientSecret',
  ]);
});

test('says the first thing that is wrong with a connection', () => {
  const connection: Connection = {
    id: '',
    name: 'c',
    type: '',
    properties: { api: { id: '' }, statuses: [{ status: 'Error', error: { message: 'Not authenticated.' } }] },
  };
  expect(connectionStatus(connection)).toEqual({ status: 'Error', reason: 'Not authenticated.' });
});
