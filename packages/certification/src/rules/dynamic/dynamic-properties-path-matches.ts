import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The newer and the older form of a dynamic schema take it from the same place. */
export const dynamicPropertiesPathMatches: CheckedRule<'dynamic'> = {
  id: 'dynamic-properties-path-matches',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SV DynamicPropertiesItemValuePathMismatch',
  summary: 'The newer and the older form of a dynamic schema take it from the same place.',
  why: 'Different designers would show different fields.',
  remedy: 'Let itemValuePath be value-path without a trailing "properties".',
  on: 'dynamic',
  check(dynamic, report) {
    if (dynamic.name !== 'x-ms-dynamic-properties') return;
    const older = own(dynamic.holder, 'x-ms-dynamic-schema');
    if (!isObject(older)) return;
    const newer = textOr(own(dynamic.value, 'itemValuePath'));
    const wanted = textOr(own(older, 'value-path')).replace(/(?:^|\/)properties$/, '');
    if (newer !== wanted && newer.replace(/(?:^|\/)properties$/, '') !== wanted)
      report(
        Object.hasOwn(dynamic.value, 'itemValuePath') ? below(dynamic.at, 'itemValuePath') : dynamic,
        `itemValuePath is ${quote(newer)}, while value-path leads to ${quote(wanted)}.`,
      );
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/x-ms-dynamic-properties/itemValuePath',
    bad: {
      '/paths/~1parcels/post/parameters/0/schema/x-ms-dynamic-schema': {
        operationId: 'ListDepots',
        'value-path': 'schema',
      },
      '/paths/~1parcels/post/parameters/0/schema/x-ms-dynamic-properties': {
        operationId: 'ListDepots',
        itemValuePath: 'other',
      },
    },
  },
};
