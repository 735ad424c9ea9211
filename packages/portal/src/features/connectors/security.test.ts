import { expect, test } from 'vitest';
import { describeSecurity, emptySecurity } from './security.ts';

test.each([
  { name: 'nothing', kind: 'none', words: 'No authentication' },
  { name: 'a key', kind: 'apiKey', words: 'API key in the header X-API-Key' },
  {
    name: 'name and password',
    kind: 'basic',

    words: 'Basic authentication (user name and password)',
  },
  { name: 'a token', kind: 'oauth2', words: 'OAuth 2.0, authorization code' },
])('describes $name, security $kind', ({ kind, words }) => {
  expect(describeSecurity(emptySecurity(kind))).toBe(words);
});
