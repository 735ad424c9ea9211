import type { CheckedRule } from '../../review/rule.ts';

/** One security scheme is defined. */
export const securitySingleScheme: CheckedRule<'definition'> = {
  id: 'security-single-scheme',
  severity: 'warning',
  level: 'document',
  fix: 'none',
  source: 'CP, MA',
  summary: 'One security scheme is defined.',
  why: 'The first one is used; several need sets of connection parameters.',
  remedy: 'Keep one, or add connectionParameterSets.',
  on: 'definition',
  check(definition, report, survey) {
    const names = Object.keys(definition.securityDefinitions);
    if (names.length > 1 && !Object.hasOwn(survey.properties?.properties ?? {}, 'connectionParameterSets'))
      report(
        definition.securityDefinitionsAt,
        `There are ${names.length} security schemes: ${names.join(', ')}; only the first one is used.`,
      );
  },
  example: { at: '/securityDefinitions', bad: { '/securityDefinitions/other': { type: 'basic' } } },
};
