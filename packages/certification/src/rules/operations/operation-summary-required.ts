import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, toPhrase } from '../../text/text.ts';

/** Each operation has a summary. */
export const operationSummaryRequired: CheckedRule<'operation'> = {
  id: 'operation-summary-required',
  severity: 'error',
  level: 'operation',
  fix: 'suggestion',
  source: 'PROD, SUB, CODE, EXT',
  summary: 'Each operation has a summary.',
  why: 'It is the name of the operation in every picker.',
  remedy: 'Give a short name such as "Get messages".',
  on: 'operation',
  check(operation, report) {
    if (!isBlank(own(operation.value, 'summary'))) return;
    const at = below(operation.at, 'summary');
    const value = toPhrase(operation.id ?? operation.path.path);
    report(
      Object.hasOwn(operation.value, 'summary') ? at : operation.at,
      `The operation "${operation.name}" has no summary.`,
      { fix: () => [{ kind: 'set', at, value }] },
    );
  },
  example: { at: '/paths/~1parcels/get', bad: { '/paths/~1parcels/get/summary': undefined } },
};
