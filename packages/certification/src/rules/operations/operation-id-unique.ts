import type { CheckedRule } from '../../review/rule.ts';
import type { OperationNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';

/** No operationId is used twice, in whatever case. */
export const operationIdUnique: CheckedRule<'definition'> = {
  id: 'operation-id-unique',
  severity: 'error',
  level: 'operation',
  fix: 'suggestion',
  source: 'SV OperationIdNotUnique',
  summary: 'No operationId is used twice, in whatever case.',
  why: 'A workflow would not know which operation is meant.',
  remedy: 'Give one of the operations another id.',
  on: 'definition',
  check(definition, report) {
    const seen = new Map<string, OperationNode>();
    for (const operation of definition.operations) {
      if (operation.id === undefined) continue;
      const key = operation.id.toLowerCase();
      const first = seen.get(key);
      if (first === undefined) seen.set(key, operation);
      else
        report(
          below(operation.at, 'operationId'),
          `The operationId "${operation.id}" is used by another operation too.`,
          {
            operation,
            related: [below(first.at, 'operationId')],
            fix: () => [
              {
                kind: 'set',
                at: below(operation.at, 'operationId'),
                value: `${operation.id}_${operation.method.toUpperCase()}`,
              },
            ],
          },
        );
    }
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/operationId',
    bad: { '/paths/~1parcels~1{parcelId}/get/operationId': 'listparcels' },
  },
};
