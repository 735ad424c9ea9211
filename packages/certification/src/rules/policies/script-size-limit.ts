import type { CheckedRule } from '../../review/rule.ts';
import { sizeOf } from '../../survey/size-of.ts';
import { rootSpot } from '../../survey/spot.ts';

/** A script has at most 1 MiB. */
export const scriptSizeLimit: CheckedRule<'package'> = {
  id: 'script-size-limit',
  severity: 'error',
  level: 'script',
  fix: 'none',
  source: 'SCRIPT',
  summary: 'A script has at most 1 MiB.',
  why: 'Larger ones are refused.',
  remedy: 'Shorten the script.',
  on: 'package',
  check(survey, report) {
    const size = survey.script === undefined ? 0 : sizeOf(survey, survey.script.name);
    if (size > 1_048_576) report(rootSpot('script'), `The script has ${size} bytes; at most 1,048,576 are allowed.`);
  },
  example: {
    at: 'script:',
    bad: { 'file:script.csx': `public class Script : ScriptBase { ExecuteAsync }${' '.repeat(1_048_576)}` },
  },
};
