import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';
import { isSyntaxFault } from '../../survey/survey-package.ts';

/** Both documents are strict JSON. */
export const jsonSyntaxValid: CheckedRule<'package'> = {
  id: 'json-syntax-valid',
  severity: 'error',
  level: 'file',
  fix: 'suggestion',
  source: 'PROD, SUB 3d, POL 5000.2.6.2',
  summary: 'Both documents are strict JSON.',
  why: 'Other tools refuse a file that only a tolerant parser reads.',
  remedy: 'Correct the text at the place shown, or accept the repaired text where one is offered.',
  on: 'package',
  check(survey, report) {
    for (const [document, file] of [
      ['definition', survey.definitionFile],
      ['properties', survey.propertiesFile],
    ] as const) {
      const faults = (file?.diagnostics ?? []).filter(
        ({ code, severity }) => severity === 'error' && isSyntaxFault(code),
      );
      const [first] = faults;
      if (first === undefined || file === undefined) continue;
      const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
      const { repair } = file.source;
      report(rootSpot(document), `${first.message}${more}`, {
        ...(first.place ? { place: first.place } : {}),
        ...(repair ? { fix: () => [{ kind: 'text', document, text: repair.text }] } : {}),
      });
    }
  },
  example: { at: 'properties:', bad: { 'text:properties': '{"properties": {},}' } },
};
