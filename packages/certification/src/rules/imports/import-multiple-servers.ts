import type { AwaitedRule } from '../../review/rule.ts';

/** One of several servers was chosen. */
export const importMultipleServers: AwaitedRule = {
  id: 'import-multiple-servers',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'One of several servers was chosen.',
  why: 'A connector has one host.',
  remedy: 'Check the host.',
  needs: 'import',
};
