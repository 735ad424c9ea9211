import type { AwaitedRule } from '../../review/rule.ts';

/** Variables of the server became connection parameters. */
export const importServerVariables: AwaitedRule = {
  id: 'import-server-variables',
  severity: 'warning',
  level: 'import',
  fix: 'safe',
  source: 'OAS3',
  summary: 'Variables of the server became connection parameters.',
  why: 'Users fill them in.',
  remedy: 'Check the parameters.',
  needs: 'import',
};
