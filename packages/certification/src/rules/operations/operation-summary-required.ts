import { describeOperation, proposeSummary } from '../../proposals/describe-operation.ts';
import type { CheckedRule, Edit } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, saysTheSame } from '../../text/text.ts';

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
    report(
      Object.hasOwn(operation.value, 'summary') ? at : operation.at,
      `The operation "${operation.name}" has no summary.`,
      {
        fix: () => {
          const summary = proposeSummary(operation);
          const named: Edit = { kind: 'set', at, value: summary };
          if (!saysTheSame(summary, textOr(own(operation.value, 'description')))) return [named];
          return [named, { kind: 'set', at: below(operation.at, 'description'), value: describeOperation(operation) }];
        },
      },
    );
  },
  example: { at: '/paths/~1parcels/get', bad: { '/paths/~1parcels/get/summary': undefined } },
};
