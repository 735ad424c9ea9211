import type { CheckedRule } from '../../review/rule.ts';

/** A connector has an API definition and a properties document. */
export const packageFilesComplete: CheckedRule<'package'> = {
  id: 'package-files-complete',
  severity: 'error',
  level: 'file',
  fix: 'none',
  source: 'SUB, POL 5000.1.1.3, PKG',
  summary: 'A connector has an API definition and a properties document.',
  why: 'Authentication, branding and policies stand in the properties document; nothing can be certified without both.',
  remedy: 'Add the file that is missing: apiDefinition.swagger.json or apiProperties.json.',
  on: 'package',
  check(survey, report) {
    if (survey.definitionFile === undefined)
      report(survey, 'The connector has no API definition (apiDefinition.swagger.json).');
    if (survey.propertiesFile === undefined)
      report(survey, 'The connector has no properties document (apiProperties.json).');
  },
  example: { at: 'package:', bad: { 'properties:': undefined } },
};
