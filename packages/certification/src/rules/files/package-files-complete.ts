import type { CheckedRule } from '../../review/rule.ts';
import { isObject } from '../../survey/json.ts';
import { rootSpot } from '../../survey/spot.ts';
import { isReadable } from '../../survey/survey-package.ts';

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
    for (const [document, name, file] of [
      ['definition', 'API definition (apiDefinition.swagger.json)', survey.definitionFile],
      ['properties', 'properties document (apiProperties.json)', survey.propertiesFile],
    ] as const) {
      if (file === undefined) report(survey, `The connector has no ${name}.`);
      else if (isReadable(file) && !isObject(file.source.value))
        report(rootSpot(document), `"${file.source.fileName}" holds no object, and therefore no ${name}.`);
    }
  },
  example: { at: 'package:', bad: { 'properties:': undefined } },
};
