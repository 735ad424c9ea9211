import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';

/** A polling trigger is a GET, or says that it is safe. */
export const pollingTriggerGet: CheckedRule<'operation'> = {
  id: 'polling-trigger-get',
  severity: 'warning',
  level: 'trigger',
  fix: 'none',
  source: 'POLL, SCH-D',
  summary: 'A polling trigger is a GET, or says that it is safe.',
  why: 'It is called again and again.',
  remedy: 'Use GET, or set x-ms-safe-operation to true.',
  on: 'operation',
  check(operation, report) {
    if (
      operation.isTrigger &&
      !operation.isWebhook &&
      operation.method !== 'get' &&
      own(operation.value, 'x-ms-safe-operation') !== true
    )
      report(operation, `The polling trigger "${operation.name}" is a ${operation.method.toUpperCase()}.`);
  },
  example: { at: '/paths/~1parcels/post', bad: { '/paths/~1parcels/post/x-ms-trigger': 'single' } },
};
