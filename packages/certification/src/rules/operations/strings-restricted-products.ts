import type { JsonObject } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import type { Spot } from '../../survey/spot.ts';
import { below } from '../../survey/spot.ts';
import { quote, wordIn } from '../../text/text.ts';

/** Summaries and descriptions do not contain names of products that are reserved. */
export const stringsRestrictedProducts: CheckedRule<'definition'> = {
  id: 'strings-restricted-products',
  severity: 'error',
  level: 'operation',
  fix: 'none',
  source: 'SUB',
  summary: 'Summaries and descriptions do not contain names of products that are reserved.',
  why: 'Connectors are used by several products.',
  remedy: 'Leave the product name out.',
  on: 'definition',
  check(definition, report, survey) {
    const check = (at: Spot, value: JsonObject, name: string): void => {
      const text = own(value, name);
      const found = typeof text === 'string' ? wordIn(text, survey.reservedNames) : undefined;
      if (found !== undefined) report(below(at, name), `${quote(text)} contains the reserved name "${found}".`);
    };
    for (const { at, value } of definition.operations)
      for (const name of ['summary', 'description']) check(at, value, name);
    for (const { at, value } of definition.parameters)
      for (const name of ['x-ms-summary', 'description']) check(at, value, name);
  },
  example: {
    at: '/paths/~1parcels/get/description',
    bad: { '/paths/~1parcels/get/description': 'Returns parcels to Power Automate.' },
  },
};
