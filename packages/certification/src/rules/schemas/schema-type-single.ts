import type { CheckedRule } from '../../review/rule.ts';
import { isList, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** "type" is one word in Swagger 2.0. */
export const schemaTypeSingle: CheckedRule<'schema'> = {
  id: 'schema-type-single',
  severity: 'error',
  level: 'schema',
  fix: 'suggestion',
  source: 'SCH-D, OAS2',
  summary: '"type" is one word in Swagger 2.0.',
  why: 'Lists of types are read differently by every tool.',
  remedy: 'Keep one type; say with x-nullable that null is possible.',
  on: 'schema',
  check(schema, report, survey) {
    const type = own(schema.value, 'type');
    if (!isList(type) || survey.definition?.dialect !== '2.0') return;
    const at = below(schema.at, 'type');
    const others = type.filter((word) => word !== 'null');
    report(
      at,
      `The schema${schema.name === '' ? '' : ` of "${schema.name}"`} has several types: ${type.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(', ')}.`,
      others.length === 1
        ? {
            fix: () => [
              { kind: 'set', at, value: others[0] ?? 'string' },
              ...(others.length < type.length
                ? [{ kind: 'set', at: below(schema.at, 'x-nullable'), value: true } as const]
                : []),
            ],
          }
        : {},
    );
  },
  example: {
    at: '/definitions/Parcel/properties/status/type',
    bad: { '/definitions/Parcel/properties/status/type': ['string', 'null'] },
  },
};
