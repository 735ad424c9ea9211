import type { CheckedRule } from '../../review/rule.ts';
import { renameOperation } from '../../survey/rename-operation.ts';
import { below } from '../../survey/spot.ts';
import { quote, wordsOfName } from '../../text/text.ts';

/** An operationId is written in PascalCase. */
export const operationIdPascalCase: CheckedRule<'operation'> = {
  id: 'operation-id-pascal-case',
  severity: 'info',
  level: 'operation',
  fix: 'suggestion',
  source: 'CODE, STR',
  summary: 'An operationId is written in PascalCase.',
  why: 'One way of writing makes ids easy to read.',
  remedy: 'Write "GetMessages", or "GetMessages_V2" for a revision.',
  on: 'operation',
  check(operation, report, survey) {
    const { id } = operation;
    if (id === undefined || /^[A-Z][A-Za-z0-9]*(?:_V\d+)?$/.test(id)) return;
    const at = below(operation.at, 'operationId');
    const value = wordsOfName(id)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('');
    const fix = renameOperation(operation, value, survey);
    report(at, `The operationId ${quote(id)} is not in PascalCase.`, fix === undefined ? {} : { fix });
  },
  example: { at: '/paths/~1parcels/get/operationId', bad: { '/paths/~1parcels/get/operationId': 'list_parcels' } },
};
