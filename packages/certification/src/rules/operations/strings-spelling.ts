import type { AwaitedRule } from '../../review/rule.ts';

/** Visible summaries and descriptions have no misspelt words. */
export const stringsSpelling: AwaitedRule = {
  id: 'strings-spelling',
  severity: 'info',
  level: 'any',
  fix: 'none',
  source: 'SUB',
  summary: 'Visible summaries and descriptions have no misspelt words.',
  why: 'Misspelt words look careless.',
  remedy: 'Correct the word.',
  needs: 'dictionary',
};
