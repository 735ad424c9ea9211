import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** An operation of a family has a revision of 1 or more. */
export const annotationRevisionRequired: CheckedRule<'definition'> = {
  id: 'annotation-revision-required',
  severity: 'warning',
  level: 'operation',
  fix: 'safe',
  source: 'SV OperationRevisionEmpty, VER',
  summary: 'An operation of a family has a revision of 1 or more.',
  why: 'The newest revision is the one that users are shown.',
  remedy: 'Add "revision" to x-ms-api-annotation.',
  on: 'definition',
  check(definition, report) {
    const unnumbered = new Map<string, number>();
    for (const operation of definition.operations) {
      const annotation = objectOr(own(operation.value, 'x-ms-api-annotation'));
      const family = own(annotation, 'family');
      if (typeof family !== 'string') continue;
      const revision = own(annotation, 'revision');
      if (typeof revision === 'number' && Number.isInteger(revision) && revision >= 1) continue;
      const before = unnumbered.get(family) ?? 0;
      unnumbered.set(family, before + 1);
      const at = below(operation.at, 'x-ms-api-annotation');
      if (revision !== undefined || before > 0)
        report(at, `"${operation.name}" of the family "${family}" has no revision of 1 or more.`, {
          operation,
          ...(before === 0 ? { fix: () => [{ kind: 'set', at: below(at, 'revision'), value: 1 }] } : {}),
        });
    }
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-api-annotation',
    bad: { '/paths/~1parcels/get/x-ms-api-annotation': { family: 'ListParcels', revision: 0 } },
  },
};
