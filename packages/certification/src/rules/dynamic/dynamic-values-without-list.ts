import type { CheckedRule } from '../../review/rule.ts';
import { referencePath, toNewerList } from '../../survey/dynamic-calls.ts';
import { below } from '../../survey/spot.ts';

/** x-ms-dynamic-values has the newer x-ms-dynamic-list beside it. */
export const dynamicValuesWithoutList: CheckedRule<'dynamic'> = {
  id: 'dynamic-values-without-list',
  severity: 'info',
  level: 'dynamic',
  fix: 'suggestion',
  source: 'EXT',
  summary: 'x-ms-dynamic-values has the newer x-ms-dynamic-list beside it.',
  why: 'The newer form tells parameters and properties apart.',
  remedy: 'Add x-ms-dynamic-list.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    if (dynamic.name !== 'x-ms-dynamic-values' || Object.hasOwn(dynamic.holder, 'x-ms-dynamic-list')) return;
    const value = toNewerList(dynamic.value, referencePath(dynamic, survey.definition));
    const at = below(dynamic.holderAt, 'x-ms-dynamic-list');
    report(
      dynamic,
      'x-ms-dynamic-values has no x-ms-dynamic-list beside it.',
      value === undefined ? {} : { fix: () => [{ kind: 'set', at, value }] },
    );
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/x-ms-dynamic-values',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-dynamic-list': undefined },
  },
};
