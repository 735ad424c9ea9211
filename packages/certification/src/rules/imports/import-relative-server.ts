import type { AwaitedRule } from '../../review/rule.ts';

/** The server has an absolute address. */
export const importRelativeServer: AwaitedRule = {
  id: 'import-relative-server',
  severity: 'error',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'The server has an absolute address.',
  why: 'Calls need a host.',
  remedy: 'Name the host.',
  needs: 'import',
};
