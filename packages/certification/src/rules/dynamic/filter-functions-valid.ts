import type { JsonValue } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { filterFunctions } from '../../survey/filter-functions.ts';
import { isList, own, textsOf } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** filterFunctions is a list of supported names, each once, in schemas of responses. */
export const filterFunctionsValid: CheckedRule<'schema'> = {
  id: 'filter-functions-valid',
  severity: 'error',
  level: 'dynamic',
  fix: 'none',
  source: 'SV FilterFunctionsProperty',
  summary: 'filterFunctions is a list of supported names, each once, in schemas of responses.',
  why: 'Others are ignored.',
  remedy: 'List the functions that the service supports, by names such as eq, contains or startswith.',
  on: 'schema',
  having: ['filterFunctions', 'x-ms-filter-functions'],
  check(schema, report) {
    for (const key of ['filterFunctions', 'x-ms-filter-functions']) {
      const value = own(schema.value, key);
      if (value === undefined) continue;
      const isOutput = schema.root.responses.size > 0 && schema.root.requests.size === 0;
      const wrong = wrongNames(value) ?? (isOutput ? undefined : 'stands outside a response');
      if (wrong !== undefined) report(below(schema.at, key), `"${key}" ${wrong}.`);
    }
  },
  example: {
    at: '/definitions/Parcel/properties/status/x-ms-filter-functions',
    bad: { '/definitions/Parcel/properties/status/x-ms-filter-functions': [] },
  },
};

function wrongNames(value: JsonValue): string | undefined {
  const names = textsOf(value);
  if (!isList(value) || value.length === 0 || names.length < value.length || new Set(names).size < names.length)
    return 'is not a list of different names';
  const unknown = names.find((name) => !filterFunctions.has(name.toLowerCase()));
  return unknown === undefined ? undefined : `names ${quote(unknown)}, which is no filter function`;
}
