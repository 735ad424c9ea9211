import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** A pageable operation has an updatenextlink policy. */
export const pageablePolicy: CheckedRule<'operation'> = {
  id: 'pageable-policy',
  severity: 'info',
  level: 'operation',
  fix: 'suggestion',
  source: 'SCH-D',
  summary: 'A pageable operation has an updatenextlink policy.',
  why: 'Further pages then go through the connector, with its authentication.',
  remedy: 'Add the policy for this operation.',
  on: 'operation',
  check(operation, report, survey) {
    if (own(operation.value, 'x-ms-pageable') === undefined || operation.id === undefined) return;
    const covered = survey.properties?.policies.some(
      ({ template, operations }) =>
        template === 'updatenextlink' && (operations.length === 0 || operations.includes(operation.id ?? '')),
    );
    if (covered !== true)
      report(below(operation.at, 'x-ms-pageable'), `No updatenextlink policy covers "${operation.name}".`);
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-pageable',
    bad: { '/paths/~1parcels/get/x-ms-pageable': { nextLinkName: 'nextLink' } },
  },
};
