import type { JsonObject } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

const pairs = [
  { low: 'minimum', high: 'maximum', isSize: false },
  { low: 'minLength', high: 'maxLength', isSize: true },
  { low: 'minItems', high: 'maxItems', isSize: true },
  { low: 'minProperties', high: 'maxProperties', isSize: true },
] as const;

const exclusives = [
  { exclusive: 'exclusiveMinimum', limit: 'minimum' },
  { exclusive: 'exclusiveMaximum', limit: 'maximum' },
] as const;

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
  having: [
    ...pairs.flatMap(({ low, high }) => [low, high]),
    'multipleOf',
    ...exclusives.map(({ exclusive }) => exclusive),
  ],
  check(typed, report) {
    const { value: holder } = typed;
    for (const { low, high, isSize } of pairs) {
      const least = numberOf(holder, low);
      const most = numberOf(holder, high);
      if (least === undefined && most === undefined) continue;
      if (least !== undefined && most !== undefined && least > most)
        report(below(typed.at, low), `"${low}" of "${typed.name}" is ${least}, above "${high}", which is ${most}.`);
      if (!isSize) continue;
      for (const name of [low, high]) {
        const value = numberOf(holder, name);
        if (value !== undefined && value < 0)
          report(below(typed.at, name), `"${name}" of "${typed.name}" is ${value}; it must not be negative.`);
      }
    }
    const multiple = numberOf(holder, 'multipleOf');
    if (multiple !== undefined && multiple <= 0)
      report(below(typed.at, 'multipleOf'), `"multipleOf" of "${typed.name}" is ${multiple}; it must be above zero.`);
    for (const { exclusive, limit } of exclusives) {
      if (own(holder, exclusive) === true && numberOf(holder, limit) === undefined)
        report(below(typed.at, exclusive), `"${exclusive}" of "${typed.name}" has no "${limit}" beside it.`);
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/minLength',
    bad: { '/paths/~1parcels/get/parameters/1/minLength': 5, '/paths/~1parcels/get/parameters/1/maxLength': 2 },
  },
};

function numberOf(holder: JsonObject, name: string): number | undefined {
  const value = own(holder, name);
  return typeof value === 'number' ? value : undefined;
}
