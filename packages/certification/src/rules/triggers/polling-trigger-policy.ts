import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';

/** A polling trigger says how the state between two polls is kept. */
export const pollingTriggerPolicy: CheckedRule<'operation'> = {
  id: 'polling-trigger-policy',
  severity: 'warning',
  level: 'trigger',
  fix: 'none',
  source: 'POLL, SCH-D',
  summary: 'A polling trigger says how the state between two polls is kept.',
  why: 'Otherwise the same items come again.',
  remedy: 'Add a pollingtrigger policy, or x-ms-trigger-metadata.',
  on: 'operation',
  check(operation, report, survey) {
    if (!operation.isTrigger || operation.isWebhook || own(operation.value, 'x-ms-trigger-metadata') !== undefined)
      return;
    const isCovered = survey.properties?.policies.some(
      ({ template, operations }) =>
        template === 'pollingtrigger' && (operations.length === 0 || operations.includes(operation.id ?? '')),
    );
    if (isCovered !== true)
      report(operation, `Nothing says how the polling trigger "${operation.name}" keeps its state.`);
  },
  unavailable: (survey) => (survey.properties === undefined ? 'There is no properties document.' : undefined),
  example: { at: '/paths/~1depots/get', bad: { '/paths/~1depots/get/x-ms-trigger': 'batch' } },
};
