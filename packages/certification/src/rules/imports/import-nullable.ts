import type { AwaitedRule } from '../../review/rule.ts';

/** Values that can be null are marked. */
export const importNullable: AwaitedRule = {
  id: 'import-nullable',
  severity: 'info',
  level: 'import',
  fix: 'safe',
  source: 'OAS3',
  summary: 'Values that can be null are marked.',
  why: 'Swagger 2.0 says it by an extension.',
  remedy: 'Nothing has to be done.',
  needs: 'import',
};
