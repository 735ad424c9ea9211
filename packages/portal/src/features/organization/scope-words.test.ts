import { expect, test } from 'vitest';
import { scopeWords } from './scope-words.ts';

test.each([
  { scope: '/', words: 'this instance' },
  { scope: '/tenants/t', words: 'the whole tenant' },
  { scope: '/tenants/t/subscriptions/s', words: 'a subscription' },
  { scope: '/tenants/t/subscriptions/s/resourceGroups/default', words: 'resource group default' },
])('calls $scope $words', ({ scope, words }) => {
  expect(scopeWords(scope)).toBe(words);
});
