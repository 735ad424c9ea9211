import { expect, test } from 'vitest';
import { auditWords } from './audit-words.ts';

test.each([
  { name: 'a noun and a verb', action: 'connector.saved', words: 'Saved the connector' },
  { name: 'a noun of two words', action: 'resource-group.deleted', words: 'Deleted the resource group' },
  { name: 'a saying of its own', action: 'token.ended', words: 'Ended the token' },
  { name: 'a step of a review', action: 'nomination.approve', words: 'Approved the nomination' },
  { name: 'one that is not known here', action: 'tea-pot.was-filled', words: 'Was filled the tea pot' },
])('says $name', ({ action, words }) => {
  expect(auditWords(action)).toBe(words);
});
