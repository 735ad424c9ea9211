import type { AwaitedRule } from '../../review/rule.ts';

/** Each operation was called successfully ten times through the connector. */
export const govOperationsTested: AwaitedRule = {
  id: 'gov-operations-tested',
  severity: 'warning',
  level: 'measurement',
  fix: 'none',
  source: 'SUB checklist',
  summary: 'Each operation was called successfully ten times through the connector.',
  why: 'What was never called may not work.',
  remedy: 'Test the operations.',
  needs: 'measurement',
};
