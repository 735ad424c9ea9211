import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The definition is at most 500,000 characters. */
export const definitionSizeWarning: CheckedRule<'package'> = {
  id: 'definition-size-warning',
  severity: 'warning',
  level: 'file',
  fix: 'none',
  source: 'PR#3567, SUB 3d',
  summary: 'The definition is at most 500,000 characters.',
  why: 'Importing a solution into the reference ecosystem refuses larger ones.',
  remedy: 'Split the connector by product area.',
  on: 'package',
  check(survey, report) {
    const length = survey.definitionFile?.source.text.length ?? 0;
    if (length > 500_000)
      report(rootSpot('definition'), `The definition has ${length} characters; above 500,000 it should be split.`);
  },
  example: { at: '', bad: { '/info/x-padding': 'x'.repeat(500_001) } },
};
