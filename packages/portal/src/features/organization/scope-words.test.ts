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

test('a subscription has its name where it is known', () => {
  const scope = '/tenants/00000000-0000-7000-8000-000000000001/subscriptions/00000000-0000-7000-8000-000000000002';
  const named = [{ id: '00000000-0000-7000-8000-000000000002', displayName: 'Default' }];
  expect(scopeWords(scope, named)).toBe('subscription Default');
});
