import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import type { PackageSurvey } from '../../survey/survey.ts';
import { isBlank, quote } from '../../text/text.ts';

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
  check(operation, report, survey) {
    const annotation = objectOr(own(operation.value, 'x-ms-api-annotation'));
    const replacement = own(annotation, 'replacement');
    if (replacement === undefined) return;
    const at = below(operation.at, 'x-ms-api-annotation', 'replacement');
    const id = own(objectOr(replacement), 'operationId');
    if (isBlank(own(objectOr(replacement), 'api')) || isBlank(id))
      report(at, `The replacement of "${operation.name}" needs "api" and "operationId".`);
    else if (own(operation.value, 'deprecated') !== true)
      report(at, `"${operation.name}" has a replacement but is not deprecated.`);
    else if (
      isThisConnector(textOr(own(objectOr(replacement), 'api')), survey) &&
      survey.definition?.operationsById.has(textOr(id)) !== true
    )
      report(
        below(at, 'operationId'),
        `"${operation.name}" is replaced by ${quote(id)}, which does not exist in this connector.`,
      );
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

/** Whether the name of an API is that of this connector, spaces and capitals aside; other connectors cannot be looked into. */
function isThisConnector(api: string, { definition }: PackageSurvey): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare(api) !== '' && bare(api) === bare(definition?.title ?? '');
}
