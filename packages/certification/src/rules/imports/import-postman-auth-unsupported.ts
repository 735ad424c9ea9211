import type { AwaitedRule } from '../../review/rule.ts';

/** The kind of authentication of the collection can be carried over. */
export const importPostmanAuthUnsupported: AwaitedRule = {
  id: 'import-postman-auth-unsupported',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'The kind of authentication of the collection can be carried over.',
  why: 'Not every kind can be certified.',
  remedy: 'Choose another kind.',
  needs: 'import',
};
