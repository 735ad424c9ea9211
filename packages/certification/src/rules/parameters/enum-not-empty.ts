import type { CheckedRule, Edit } from '../../review/rule.ts';
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
  having: ['enum'],
  check(typed, report) {
    const values = own(typed.value, 'enum');
    const at = below(typed.at, 'enum');
    if (!isList(values) || values.length > 0) return;
    const isAll = Object.keys(typed.value).length === 1;
    const fix = { fix: (): readonly Edit[] => [{ kind: 'remove', at }] };
    report(at, `The list of values of "${typed.name}" is empty.`, isAll ? {} : fix);
  },
  example: { at: '/paths/~1parcels/get/parameters/1/enum', bad: { '/paths/~1parcels/get/parameters/1/enum': [] } },
};
