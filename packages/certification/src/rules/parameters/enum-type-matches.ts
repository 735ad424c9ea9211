import type { CheckedRule } from '../../review/rule.ts';
import { listOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isOfType, toType } from '../../survey/value-types.ts';

/** The listed values have the declared type. */
export const enumTypeMatches: CheckedRule<'typed'> = {
  id: 'enum-type-matches',
  severity: 'error',
  level: 'parameter',
  fix: 'suggestion',
  source: 'SV InvalidEnumValue',
  summary: 'The listed values have the declared type.',
  why: 'The service may refuse them.',
  remedy: 'Write the values in the declared type.',
  on: 'typed',
  having: ['enum'],
  check(typed, report) {
    const type = own(typed.value, 'type');
    if (typeof type !== 'string') return;
    listOr(own(typed.value, 'enum')).forEach((value, index) => {
      if (value === null || isOfType(value, type)) return;
      const at = below(typed.at, 'enum', index);
      const converted = toType(value, type);
      report(
        at,
        `The value ${JSON.stringify(value)} of "${typed.name}" is not of the type ${type}.`,
        converted === undefined ? {} : { fix: () => [{ kind: 'set', at, value: converted }] },
      );
    });
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/enum/1',
    bad: { '/paths/~1parcels/get/parameters/1/enum': ['sent', 2] },
  },
};
