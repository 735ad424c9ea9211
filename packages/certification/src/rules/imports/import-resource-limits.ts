import type { AwaitedRule } from '../../review/rule.ts';

/** The limits of size, depth and number of values hold. */
export const importResourceLimits: AwaitedRule = {
  id: 'import-resource-limits',
  severity: 'error',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'The limits of size, depth and number of values hold.',
  why: 'Hostile files must not exhaust the server.',
  remedy: 'Split the file.',
  needs: 'import',
};
