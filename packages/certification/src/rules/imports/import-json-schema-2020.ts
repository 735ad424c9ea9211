import type { AwaitedRule } from '../../review/rule.ts';

/** Keywords of newer JSON Schema were simplified. */
export const importJsonSchema2020: AwaitedRule = {
  id: 'import-json-schema-2020',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Keywords of newer JSON Schema were simplified.',
  why: 'Swagger 2.0 lacks them.',
  remedy: 'Check the schema.',
  needs: 'import',
};
