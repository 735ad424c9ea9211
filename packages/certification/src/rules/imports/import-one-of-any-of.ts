import type { AwaitedRule } from '../../review/rule.ts';

/** Alternatives of schemas were put together. */
export const importOneOfAnyOf: AwaitedRule = {
  id: 'import-one-of-any-of',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Alternatives of schemas were put together.',
  why: 'The designer shows one form.',
  remedy: 'Check the schema.',
  needs: 'import',
};
