import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Revisions within a family are unique. */
export const annotationRevisionUnique: CheckedRule<'definition'> = {
  id: 'annotation-revision-unique',
  severity: 'error',
  level: 'operation',
  fix: 'none',
  source: 'SV OperationFamilyHasDuplicateRevisions',
  summary: 'Revisions within a family are unique.',
  why: 'Nobody could tell which one is newer.',
  remedy: 'Number the revisions of the family.',
  on: 'definition',
  check(definition, report) {
    const seen = new Set<string>();
    for (const operation of definition.operations) {
      const annotation = objectOr(own(operation.value, 'x-ms-api-annotation'));
      const family = own(annotation, 'family');
      const revision = own(annotation, 'revision');
      if (typeof family !== 'string' || typeof revision !== 'number') continue;
      const key = `${family} ${revision}`;
      if (seen.has(key))
        report(
          below(operation.at, 'x-ms-api-annotation', 'revision'),
          `The family "${family}" has two operations of revision ${revision}.`,
          { operation },
        );
      seen.add(key);
    }
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/x-ms-api-annotation/revision',
    bad: {
      '/paths/~1parcels/get/x-ms-api-annotation': { family: 'Parcels', revision: 1 },
      '/paths/~1parcels~1{parcelId}/get/x-ms-api-annotation': { family: 'Parcels', revision: 1 },
    },
  },
};
