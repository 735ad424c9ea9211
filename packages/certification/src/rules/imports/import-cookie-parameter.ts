import type { AwaitedRule } from '../../review/rule.ts';

/** Parameters in cookies were left out. */
export const importCookieParameter: AwaitedRule = {
  id: 'import-cookie-parameter',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Parameters in cookies were left out.',
  why: 'Swagger 2.0 has none.',
  remedy: 'Send the value in a header.',
  needs: 'import',
};
