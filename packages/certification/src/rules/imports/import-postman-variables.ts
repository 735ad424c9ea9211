import type { AwaitedRule } from '../../review/rule.ts';

/** Variables of the collection became parameters. */
export const importPostmanVariables: AwaitedRule = {
  id: 'import-postman-variables',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'Variables of the collection became parameters.',
  why: 'Users fill them in.',
  remedy: 'Check the parameters.',
  needs: 'import',
};
