import type { AwaitedRule } from '../../review/rule.ts';

/** The description has no misspelt words. */
export const infoDescriptionSpelling: AwaitedRule = {
  id: 'info-description-spelling',
  severity: 'info',
  level: 'info',
  fix: 'none',
  source: 'SUB, POL 5000.2.3.2',
  summary: 'The description has no misspelt words.',
  why: 'Misspelt words look careless.',
  remedy: 'Correct the word.',
  needs: 'dictionary',
};
