import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { patternProblem } from '../../survey/pattern.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A pattern is a regular expression that can be matched in linear time. */
export const patternValid: CheckedRule<'typed'> = {
  id: 'pattern-valid',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV PatternShouldBeValidRegularExpression, OWN',
  summary: 'A pattern is a regular expression that can be matched in linear time.',
  why: 'Patterns come from outside; they must not hang the server.',
  remedy: 'Correct the pattern; leave out back-references.',
  on: 'typed',
  having: ['pattern'],
  check(typed, report) {
    const pattern = own(typed.value, 'pattern');
    if (typeof pattern !== 'string') return;
    const problem = patternProblem(pattern);
    if (problem !== undefined)
      report(below(typed.at, 'pattern'), `The pattern ${quote(pattern)} of "${typed.name}" ${problem}.`);
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/pattern',
    bad: { '/paths/~1parcels/get/parameters/1/pattern': '(sent' },
  },
};
