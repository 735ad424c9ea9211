import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { renameOperation } from '../../survey/rename-operation.ts';
import { below } from '../../survey/spot.ts';

/** The id of a later revision ends in its number. */
export const operationIdRevisionSuffix: CheckedRule<'operation'> = {
  id: 'operation-id-revision-suffix',
  severity: 'warning',
  level: 'operation',
  fix: 'suggestion',
  source: 'SV OperationIdShouldEndWithRevision, VER',
  summary: 'The id of a later revision ends in its number.',
  why: 'Revisions of one family must be told apart.',
  remedy: 'Let the id end in "_V2" for revision 2.',
  on: 'operation',
  check(operation, report, survey) {
    const revision = own(objectOr(own(operation.value, 'x-ms-api-annotation')), 'revision');
    if (typeof revision !== 'number' || revision <= 1 || operation.id === undefined) return;
    if (new RegExp(`_?[vV]${Math.trunc(revision)}$`).test(operation.id)) return;
    const at = below(operation.at, 'operationId');
    const value = `${operation.id.replace(/_?[vV]\d+$/, '')}_V${revision}`;
    const fix = renameOperation(operation, value, survey);
    report(
      at,
      `The operationId "${operation.id}" is revision ${revision} but does not end in "V${revision}".`,
      fix === undefined ? {} : { fix },
    );
  },
  example: {
    at: '/paths/~1parcels/get/operationId',
    bad: { '/paths/~1parcels/get/x-ms-api-annotation': { family: 'ListParcels', revision: 2 } },
  },
};
