import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import type { OperationNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';

/** A family has at most two operations that are not deprecated, and one of them in Production. */
export const annotationActiveLimit: CheckedRule<'definition'> = {
  id: 'annotation-active-limit',
  severity: 'warning',
  level: 'operation',
  fix: 'none',
  source: 'SV OperationFamilyHasManyActiveOperations',
  summary: 'A family has at most two operations that are not deprecated, and one of them in Production.',
  why: 'Users should find one current revision.',
  remedy: 'Deprecate the older revisions.',
  on: 'definition',
  check(definition, report) {
    const families = new Map<string, OperationNode[]>();
    for (const operation of definition.operations) {
      const family = own(objectOr(own(operation.value, 'x-ms-api-annotation')), 'family');
      if (typeof family !== 'string' || own(operation.value, 'deprecated') === true) continue;
      const active = families.get(family);
      if (active) active.push(operation);
      else families.set(family, [operation]);
    }
    for (const [family, active] of families) {
      const last = active.at(-1);
      const inProduction = active.filter(
        ({ value }) => own(objectOr(own(value, 'x-ms-api-annotation')), 'status') === 'Production',
      ).length;
      if (last !== undefined && (active.length > 2 || inProduction > 1))
        report(
          below(last.at, 'x-ms-api-annotation'),
          `The family "${family}" has ${active.length} operations that are not deprecated, ${inProduction} in Production.`,
          { operation: last },
        );
    }
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/x-ms-api-annotation',
    bad: {
      '/paths/~1parcels/get/x-ms-api-annotation': { family: 'Parcels', revision: 1, status: 'Production' },
      '/paths/~1parcels~1{parcelId}/get/x-ms-api-annotation': { family: 'Parcels', revision: 2, status: 'Production' },
    },
  },
};
