import { listRules } from '@tenon/certification';
import { expect, test } from 'vitest';
import { findRules } from './find-rules.ts';

const rules = listRules();

test.each([
  { name: 'its id', search: 'operation-summary-required' },
  { name: 'words of its id in any order and case', search: 'SUMMARY operation' },
  { name: 'words of what it demands', search: 'each operation summary' },
])('finds a rule by $name', ({ search }) => {
  expect(findRules(rules, search).map(({ id }) => id)).toContain('operation-summary-required');
});

test('finds all without a search, and none for what no rule says', () => {
  expect(findRules(rules, '  ')).toHaveLength(rules.length);
  expect(findRules(rules, 'zeppelin')).toEqual([]);
});
