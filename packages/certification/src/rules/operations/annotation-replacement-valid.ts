import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** A replacement names an API and an operation, of an operation that is deprecated. */
export const annotationReplacementValid: CheckedRule<'operation'> = {
  id: 'annotation-replacement-valid',
  severity: 'error',
  level: 'operation',
  fix: 'none',
  source: 'SV ApiAnnotationExtensionReplacementInfo',
  summary: 'A replacement names an API and an operation, of an operation that is deprecated.',
  why: 'Users are led to the replacement.',
  remedy: 'Give "api" and "operationId" of the replacement, and deprecate this operation.',
  on: 'operation',
  check(operation, report) {
    const annotation = objectOr(own(operation.value, 'x-ms-api-annotation'));
    const replacement = own(annotation, 'replacement');
    if (replacement === undefined) return;
    const at = below(operation.at, 'x-ms-api-annotation', 'replacement');
    const id = own(objectOr(replacement), 'operationId');
    if (isBlank(own(objectOr(replacement), 'api')) || isBlank(id))
      report(at, `The replacement of "${operation.name}" needs "api" and "operationId".`);
    else if (own(operation.value, 'deprecated') !== true)
      report(at, `"${operation.name}" has a replacement but is not deprecated.`);
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-api-annotation/replacement',
    bad: {
      '/paths/~1parcels/get/x-ms-api-annotation': {
        family: 'ListParcels',
        revision: 1,
        replacement: { api: 'ParcelDesk' },
      },
    },
  },
};
