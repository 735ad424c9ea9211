import type { CheckedRule } from '../../review/rule.ts';
import { listOr, objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** No two parameters of one operation have the same name and location. */
export const parameterUnique: CheckedRule<'definition'> = {
  id: 'parameter-unique',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'OAS2, SV OperationParametersContainDuplicateParameter',
  summary: 'No two parameters of one operation have the same name and location.',
  why: 'One of them would never be sent.',
  remedy: 'Remove or rename one of them.',
  on: 'definition',
  check(definition, report) {
    for (const { at, value } of [...definition.operations, ...definition.paths]) {
      const seen = new Set<string>();
      listOr(own(value, 'parameters')).forEach((entry, index) => {
        const place = below(at, 'parameters', index);
        const found = objectOr(definition.resolve(entry, place)?.value);
        const key = `${textOr(own(found, 'in'))} ${textOr(own(found, 'name'))}`;
        if (key.trim() !== '' && seen.has(key) && own(found, 'in') !== 'body')
          report(place, `There are two parameters "${textOr(own(found, 'name'))}" in "${textOr(own(found, 'in'))}".`);
        seen.add(key);
      });
    }
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/1',
    bad: {
      '/paths/~1parcels~1{parcelId}/get/parameters/1': { name: 'parcelId', in: 'path', required: true, type: 'string' },
    },
  },
};
