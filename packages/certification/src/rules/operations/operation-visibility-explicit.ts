import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** Each operation states its visibility. */
export const operationVisibilityExplicit: CheckedRule<'operation'> = {
  id: 'operation-visibility-explicit',
  severity: 'warning',
  level: 'operation',
  fix: 'safe',
  source: 'PROD, SUB',
  summary: 'Each operation states its visibility.',
  why: 'Nobody can tell a choice from a field that was forgotten.',
  remedy: 'Set x-ms-visibility to important, advanced, internal or none.',
  on: 'operation',
  check(operation, report, survey) {
    if (!isBlank(own(operation.value, 'x-ms-visibility'))) return;
    const at = below(operation.at, 'x-ms-visibility');
    report(
      operation,
      `The operation "${operation.name}" does not state its visibility.`,
      survey.definition?.hasRoomToGrow ? { fix: () => [{ kind: 'set', at, value: 'none' }] } : {},
    );
  },
  example: { at: '/paths/~1parcels/get', bad: { '/paths/~1parcels/get/x-ms-visibility': undefined } },
};
