import type { CheckedRule } from '../../review/rule.ts';

/** The document fits the schema of its version of OpenAPI. */
export const openapiSchemaValid: CheckedRule<'definition'> = {
  id: 'openapi-schema-valid',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'PROD, OAS2, OAS3',
  summary: 'The document fits the schema of its version of OpenAPI.',
  why: 'A definition that does not comply is read differently by every tool.',
  remedy: 'Correct the member at the place shown.',
  on: 'definition',
  check(definition, report) {
    for (const { at, message } of definition.misshapen) report(at, message);
  },
  example: { at: '/info/titel', bad: { '/info/titel': 'Parcel Desk' } },
};
