import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { notificationUrls } from '../../survey/webhooks.ts';

/** A POST that registers for notifications is marked as a trigger. */
export const webhookOperationIsTrigger: CheckedRule<'operation'> = {
  id: 'webhook-operation-is-trigger',
  severity: 'warning',
  level: 'trigger',
  fix: 'suggestion',
  source: 'WH',
  summary: 'A POST that registers for notifications is marked as a trigger.',
  why: 'Users would find it among the actions.',
  remedy: 'Add x-ms-trigger.',
  on: 'operation',
  check(operation, report, survey) {
    if (
      operation.method !== 'post' ||
      operation.isTrigger ||
      survey.definition === undefined ||
      notificationUrls(survey.definition, operation).length === 0
    )
      return;
    const at = below(operation.at, 'x-ms-trigger');
    report(operation, `"${operation.name}" registers for notifications but is not marked as a trigger.`, {
      fix: () => [{ kind: 'set', at, value: 'single' }],
    });
  },
  example: { at: '/paths/~1hooks/post', bad: { '/paths/~1hooks/post/x-ms-trigger': undefined } },
};
