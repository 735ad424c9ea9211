import { expect, test } from 'vitest';
import { usersOf, usersOfArtifact } from './find-users.ts';

const account = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Logic/integrationAccounts/Orders';
const applying = (kind: string, name: string) => ({ inputs: { integrationAccount: { [kind]: { name } } } });
const workflow = (name: string, properties: object) => ({
  id: name,
  name,
  type: 'Microsoft.Logic/workflows',
  properties,
});
const workflows = [
  workflow('top', {
    integrationAccount: { id: account.toUpperCase() },
    definition: { actions: { A: applying('map', 'Greet') } },
  }),
  workflow('deep', {
    integrationAccount: { id: account },
    definition: { actions: { If: { actions: {}, else: { actions: { B: applying('schema', 'greet') } } } } },
  }),
  workflow('other', {
    integrationAccount: { id: `${account}2` },
    definition: { actions: { A: applying('map', 'greet') } },
  }),
  workflow('none', { definition: null }),
];

test('finds the workflows of an account, and those that apply one of its maps or schemas', () => {
  const users = usersOf(workflows, account);
  expect(users.map(({ name }) => name)).toEqual(['top', 'deep']);
  const of = (kind: 'maps' | 'schemas') => usersOfArtifact(users, { kind, name: 'GREET' }).map(({ name }) => name);
  expect([of('maps'), of('schemas')]).toEqual([['top'], ['deep']]);
});
