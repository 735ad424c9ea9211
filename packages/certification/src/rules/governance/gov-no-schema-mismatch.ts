import type { AwaitedRule } from '../../review/rule.ts';

/** Answers seen in tests fit the schemas. */
export const govNoSchemaMismatch: AwaitedRule = {
  id: 'gov-no-schema-mismatch',
  severity: 'warning',
  level: 'measurement',
  fix: 'none',
  source: 'SUB checklist',
  summary: 'Answers seen in tests fit the schemas.',
  why: 'Outputs would be missing otherwise.',
  remedy: 'Correct the schema.',
  needs: 'measurement',
};
