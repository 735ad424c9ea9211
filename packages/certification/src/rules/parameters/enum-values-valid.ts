import type { CheckedRule } from '../../review/rule.ts';
import { isList, isObject, isSameJson, listOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** Entries of x-ms-enum-values have a value and a display name, each value once and in "enum". */
export const enumValuesValid: CheckedRule<'typed'> = {
  id: 'enum-values-valid',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV InvalidEnumValuesExtensionValue, DuplicateEnumValuesInExtension',
  summary: 'Entries of x-ms-enum-values have a value and a display name, each value once and in "enum".',
  why: 'Users choose by the display names.',
  remedy: 'Give each value of "enum" one entry with "value" and "displayName".',
  on: 'typed',
  having: ['x-ms-enum-values'],
  check(typed, report) {
    const entries = own(typed.value, 'x-ms-enum-values');
    if (!isList(entries)) return;
    const values = listOr(own(typed.value, 'enum'));
    const seen = new Set<string>();
    entries.forEach((entry, index) => {
      const at = below(typed.at, 'x-ms-enum-values', index);
      const value = isObject(entry) ? own(entry, 'value') : undefined;
      const key = JSON.stringify(value);
      if (!isObject(entry) || value === undefined || isBlank(own(entry, 'displayName')))
        report(at, `Entry ${index + 1} of the values of "${typed.name}" needs "value" and "displayName".`);
      else if (seen.has(key)) report(at, `The value ${key} of "${typed.name}" is named twice.`);
      else if (values.length > 0 && !values.some((item) => isSameJson(item, value)))
        report(at, `The value ${key} of "${typed.name}" is not in "enum".`);
      seen.add(key);
    });
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/x-ms-enum-values/0',
    bad: { '/paths/~1parcels/get/parameters/1/x-ms-enum-values': [{ value: 'lost', displayName: 'Lost' }] },
  },
};
