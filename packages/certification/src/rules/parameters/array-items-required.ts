import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { isDynamic } from '../../survey/property-names.ts';

/** Arrays say what their items are. */
export const arrayItemsRequired: CheckedRule<'typed'> = {
  id: 'array-items-required',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'OAS2, SV ArrayHasNoItems',
  summary: 'Arrays say what their items are.',
  why: 'Items without a type cannot be filled in or picked.',
  remedy: 'Add "items".',
  on: 'typed',
  check(typed, report) {
    if (own(typed.value, 'type') === 'array' && own(typed.value, 'items') === undefined && !isDynamic(typed.value))
      report(typed, `The array${typed.name === '' ? '' : ` "${typed.name}"`} does not say what its items are.`);
  },
  example: {
    at: '/paths/~1parcels/get/responses/200/schema/properties/parcels',
    bad: { '/paths/~1parcels/get/responses/200/schema/properties/parcels/items': undefined },
  },
};
