import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isOfType, toType } from '../../survey/value-types.ts';

/** A default has the declared type. */
export const defaultTypeMatches: CheckedRule<'typed'> = {
  id: 'default-type-matches',
  severity: 'error',
  level: 'parameter',
  fix: 'safe',
  source: 'SV DefaultValueMustMatchType',
  summary: 'A default has the declared type.',
  why: 'The service may refuse it.',
  remedy: 'Write the default in the declared type.',
  on: 'typed',
  having: ['default'],
  check(typed, report, survey) {
    const value = own(typed.value, 'default');
    const type = own(typed.value, 'type');
    if (value === undefined || typeof type !== 'string' || isOfType(value, type)) return;
    const isNullable = survey.definition?.dialect !== '2.0' || own(typed.value, 'x-nullable') === true;
    if (value === null && isNullable) return;
    const at = below(typed.at, 'default');
    const converted = toType(value, type);
    report(
      at,
      `The default ${JSON.stringify(value)} of "${typed.name}" is not of the type ${type}.`,
      converted === undefined ? {} : { fix: () => [{ kind: 'set', at, value: converted }] },
    );
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/properties/weight/default',
    bad: { '/paths/~1parcels/post/parameters/0/schema/properties/weight/default': '10' },
  },
};
