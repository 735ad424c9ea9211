import type { AwaitedRule } from '../../review/rule.ts';

/** Styles of parameters were kept as extensions. */
export const importParameterStyle: AwaitedRule = {
  id: 'import-parameter-style',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Styles of parameters were kept as extensions.',
  why: 'Swagger 2.0 knows fewer of them.',
  remedy: 'Check the parameter.',
  needs: 'import',
};
