import type { CheckedRule } from '../../review/rule.ts';
import { isList, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** A list of values has at least one. */
export const enumNotEmpty: CheckedRule<'typed'> = {
  id: 'enum-not-empty',
  severity: 'error',
  level: 'parameter',
  fix: 'safe',
  source: 'SV EnumMustContainAtLeastOneElement',
  summary: 'A list of values has at least one.',
  why: 'No value would be allowed.',
  remedy: 'Remove the list, or fill it.',
  on: 'typed',
  check(typed, report) {
    const values = own(typed.value, 'enum');
    const at = below(typed.at, 'enum');
    if (isList(values) && values.length === 0)
      report(at, `The list of values of "${typed.name}" is empty.`, { fix: () => [{ kind: 'remove', at }] });
  },
  example: { at: '/paths/~1parcels/get/parameters/1/enum', bad: { '/paths/~1parcels/get/parameters/1/enum': [] } },
};
