import type { CheckedRule } from '../../review/rule.ts';
import { isList, own, textsOf } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** filterFunctions is a list of supported names, each once, in schemas of responses. */
export const filterFunctionsValid: CheckedRule<'schema'> = {
  id: 'filter-functions-valid',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SV FilterFunctionsProperty',
  summary: 'filterFunctions is a list of supported names, each once, in schemas of responses.',
  why: 'Others are ignored.',
  remedy: 'List the functions that the service supports.',
  on: 'schema',
  having: ['filterFunctions', 'x-ms-filter-functions'],
  check(schema, report) {
    for (const key of ['filterFunctions', 'x-ms-filter-functions']) {
      const value = own(schema.value, key);
      if (value === undefined) continue;
      const names = textsOf(value);
      const isRight =
        isList(value) && value.length > 0 && names.length === value.length && new Set(names).size === names.length;
      const inResponse = schema.root.responses.size > 0 && schema.root.requests.size === 0;
      if (!isRight || !inResponse)
        report(
          below(schema.at, key),
          `"${key}" ${isRight ? 'stands outside a response' : 'is not a list of different names'}.`,
        );
    }
  },
  example: {
    at: '/definitions/Parcel/properties/status/x-ms-filter-functions',
    bad: { '/definitions/Parcel/properties/status/x-ms-filter-functions': [] },
  },
};
