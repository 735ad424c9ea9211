import { expect, test } from 'vitest';
import { connectionValues } from '../../ui/connection-values.ts';
import { describeSecurity, emptySecurity } from './security.ts';

test.each([
  { name: 'nothing', kind: 'none', asks: [], words: 'No authentication' },
  { name: 'a key', kind: 'apiKey', asks: ['api_key'], words: 'API key in the header X-API-Key' },
  {
    name: 'name and password',
    kind: 'basic',
    asks: ['username', 'password'],
    words: 'Basic authentication (user name and password)',
  },
  { name: 'a token', kind: 'oauth2', asks: ['token'], words: 'OAuth 2.0, authorization code' },
])('asks for $name with security $kind', ({ kind, asks, words }) => {
  const security = emptySecurity(kind);
  expect(connectionValues(security).map((value) => value.name)).toEqual(asks);
  expect(describeSecurity(security)).toBe(words);
});
