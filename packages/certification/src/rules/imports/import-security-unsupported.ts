import type { AwaitedRule } from '../../review/rule.ts';

/** The nearest kind of authentication was chosen. */
export const importSecurityUnsupported: AwaitedRule = {
  id: 'import-security-unsupported',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'The nearest kind of authentication was chosen.',
  why: 'Not every kind can be certified.',
  remedy: 'Check the authentication.',
  needs: 'import',
};
