import type { CheckedRule } from '../../review/rule.ts';
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
  check(operation, report) {
    const { id } = operation;
    if (id === undefined || /^[A-Z][A-Za-z0-9]*(?:_V\d+)?$/.test(id)) return;
    const at = below(operation.at, 'operationId');
    const value = wordsOfName(id)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('');
    report(
      at,
      `The operationId ${quote(id)} is not in PascalCase.`,
      value === '' ? {} : { fix: () => [{ kind: 'set', at, value }] },
    );
  },
  example: { at: '/paths/~1parcels/get/operationId', bad: { '/paths/~1parcels/get/operationId': 'list_parcels' } },
};
