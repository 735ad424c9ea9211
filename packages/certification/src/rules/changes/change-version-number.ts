import type { AwaitedRule } from '../../review/rule.ts';

/** The version is raised. */
export const changeVersionNumber: AwaitedRule = {
  id: 'change-version-number',
  severity: 'warning',
  level: 'version',
  fix: 'safe',
  source: 'MA, OWN',
  summary: 'The version is raised.',
  why: 'Users see that something changed.',
  remedy: 'Raise info.version.',
  needs: 'history',
};
