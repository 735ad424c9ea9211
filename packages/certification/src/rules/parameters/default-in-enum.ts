import type { JsonValue } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { isList, isSameJson, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** A default is one of the listed values. */
export const defaultInEnum: CheckedRule<'typed'> = {
  id: 'default-in-enum',
  severity: 'warning',
  level: 'parameter',
  fix: 'none',
  source: 'OWN',
  summary: 'A default is one of the listed values.',
  why: 'The service may refuse it.',
  remedy: 'Choose one of the values, or add it to the list.',
  on: 'typed',
  having: ['default'],
  check(typed, report) {
    const value = own(typed.value, 'default');
    const values = own(typed.value, 'enum');
    if (
      value !== undefined &&
      isList(values) &&
      values.length > 0 &&
      !values.some((item) => isSameJson(item, value) || readsTheSame(item, value))
    )
      report(
        below(typed.at, 'default'),
        `The default ${JSON.stringify(value)} of "${typed.name}" is not one of its values.`,
      );
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/default',
    bad: { '/paths/~1parcels/get/parameters/1/default': 'lost' },
  },
};

/** 5 and "5" are sent alike. */
function readsTheSame(a: JsonValue, b: JsonValue): boolean {
  return typeof a !== 'object' && typeof b !== 'object' && String(a) === String(b);
}
