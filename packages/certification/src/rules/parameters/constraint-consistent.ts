import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Limits fit together. */
export const constraintConsistent: CheckedRule<'typed'> = {
  id: 'constraint-consistent',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV MinMaxMultipleOfExclusive',
  summary: 'Limits fit together.',
  why: 'No value could satisfy them.',
  remedy: 'Correct the limits.',
  on: 'typed',
  check(typed, report) {
    const number = (name: string): number | undefined => {
      const value = own(typed.value, name);
      return typeof value === 'number' ? value : undefined;
    };
    for (const [low, high] of [
      ['minimum', 'maximum'],
      ['minLength', 'maxLength'],
      ['minItems', 'maxItems'],
      ['minProperties', 'maxProperties'],
    ] as const) {
      const least = number(low);
      const most = number(high);
      if (least !== undefined && most !== undefined && least > most)
        report(below(typed.at, low), `"${low}" of "${typed.name}" is ${least}, above "${high}", which is ${most}.`);
      for (const name of [low, high]) {
        const value = number(name);
        if (!name.endsWith('imum') && value !== undefined && value < 0)
          report(below(typed.at, name), `"${name}" of "${typed.name}" is ${value}; it must not be negative.`);
      }
    }
    const multiple = number('multipleOf');
    if (multiple !== undefined && multiple <= 0)
      report(below(typed.at, 'multipleOf'), `"multipleOf" of "${typed.name}" is ${multiple}; it must be above zero.`);
    for (const [exclusive, limit] of [
      ['exclusiveMinimum', 'minimum'],
      ['exclusiveMaximum', 'maximum'],
    ] as const) {
      if (own(typed.value, exclusive) === true && number(limit) === undefined)
        report(below(typed.at, exclusive), `"${exclusive}" of "${typed.name}" has no "${limit}" beside it.`);
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/minLength',
    bad: { '/paths/~1parcels/get/parameters/1/minLength': 5, '/paths/~1parcels/get/parameters/1/maxLength': 2 },
  },
};
