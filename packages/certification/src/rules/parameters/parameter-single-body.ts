import type { CheckedRule } from '../../review/rule.ts';
import { listOr, objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** An operation has at most one body. */
export const parameterSingleBody: CheckedRule<'definition'> = {
  id: 'parameter-single-body',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV OperationParametersContainMultipleBodyParameters',
  summary: 'An operation has at most one body.',
  why: 'A request carries one.',
  remedy: 'Put both into one object.',
  on: 'definition',
  check(definition, report) {
    for (const { at, value } of [...definition.operations, ...definition.paths]) {
      let bodies = 0;
      listOr(own(value, 'parameters')).forEach((entry, index) => {
        const place = below(at, 'parameters', index);
        if (own(objectOr(definition.resolve(entry, place)?.value), 'in') !== 'body') return;
        bodies += 1;
        if (bodies > 1) report(place, 'There is more than one body parameter.');
      });
    }
  },
  example: {
    at: '/paths/~1parcels/post/parameters/1',
    bad: { '/paths/~1parcels/post/parameters/1': { name: 'more', in: 'body', schema: { type: 'string' } } },
  },
};
