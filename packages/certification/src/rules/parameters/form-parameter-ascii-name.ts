import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** Names of form parameters are ASCII. */
export const formParameterAsciiName: CheckedRule<'parameter'> = {
  id: 'form-parameter-ascii-name',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV InvalidFormDataParameterName',
  summary: 'Names of form parameters are ASCII.',
  why: 'Services read other letters in different ways.',
  remedy: 'Use letters from A to Z.',
  on: 'parameter',
  check(parameter, report) {
    if (parameter.location === 'formData' && /[^\x20-\x7e]/.test(parameter.name))
      report(below(parameter.at, 'name'), `The name of the form parameter ${quote(parameter.name)} is not ASCII.`);
  },
  example: {
    at: '/paths/~1depots/get/parameters/0/name',
    bad: { '/paths/~1depots/get/parameters': [{ name: 'größe', in: 'formData', type: 'string' }] },
  },
};
