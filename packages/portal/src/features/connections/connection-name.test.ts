import { expect, test } from 'vitest';
import { connectionName } from './connection-name.ts';

test('names a connection after its API and numbers it when the name is taken', () => {
  const api = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/customApis/PrintFramerConnector';
  expect(connectionName(api, [])).toBe('printframerconnector');
  expect(connectionName(api, ['PrintFramerConnector', 'printframerconnector-2'])).toBe('printframerconnector-3');
});
