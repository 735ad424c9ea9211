import type { CheckedRule } from '../../review/rule.ts';
import { sizeOf } from '../../survey/size-of.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The definition is at most 1 MiB. */
export const definitionSizeLimit: CheckedRule<'package'> = {
  id: 'definition-size-limit',
  severity: 'error',
  level: 'file',
  fix: 'none',
  source: 'SUB 3d, FAQ',
  summary: 'The definition is at most 1 MiB.',
  why: 'Designers get slow, and the reference ecosystem refuses larger definitions.',
  remedy: 'Split the connector by product area, or remove examples.',
  on: 'package',
  check(survey, report) {
    const size = survey.definitionFile ? sizeOf(survey, survey.definitionFile.source.fileName) : 0;
    if (size > 1_048_576)
      report(rootSpot('definition'), `The definition has ${size} bytes; at most 1,048,576 are allowed.`);
  },
  example: { at: '', bad: { '/info/x-padding': 'x'.repeat(1_048_577) } },
};
