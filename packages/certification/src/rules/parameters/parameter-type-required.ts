import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A parameter outside the body has a type. */
export const parameterTypeRequired: CheckedRule<'parameter'> = {
  id: 'parameter-type-required',
  severity: 'error',
  level: 'parameter',
  fix: 'suggestion',
  source: 'OAS2',
  summary: 'A parameter outside the body has a type.',
  why: 'Its value cannot be written without one.',
  remedy: 'Set "type" to string, number, integer, boolean or array.',
  on: 'parameter',
  check(parameter, report, survey) {
    if (survey.definition?.dialect !== '2.0' || parameter.location === 'body') return;
    const type = own(parameter.value, 'type');
    const words = [
      'string',
      'number',
      'integer',
      'boolean',
      'array',
      ...(parameter.location === 'formData' ? ['file'] : []),
    ];
    if (type === undefined) {
      const at = below(parameter.at, 'type');
      const value = isObject(own(parameter.value, 'items')) ? 'array' : 'string';
      report(parameter, `The parameter "${parameter.name}" has no type.`, { fix: () => [{ kind: 'set', at, value }] });
    } else if (typeof type !== 'string' || (!words.includes(type) && type !== 'file'))
      report(
        below(parameter.at, 'type'),
        `The parameter "${parameter.name}" has the type ${quote(type)}; it must be one of ${words.join(', ')}.`,
      );
  },
  example: { at: '/paths/~1parcels/get/parameters/1', bad: { '/paths/~1parcels/get/parameters/1/type': undefined } },
};
