import type { CheckedRule } from '../../review/rule.ts';
import type { OperationNode } from '../../survey/nodes.ts';

/** There is a DELETE operation for the subscription of a webhook trigger. */
export const webhookDeleteOperation: CheckedRule<'operation'> = {
  id: 'webhook-delete-operation',
  severity: 'warning',
  level: 'trigger',
  fix: 'none',
  source: 'WH',
  summary: 'There is a DELETE operation for the subscription of a webhook trigger.',
  why: 'Subscriptions must end when a workflow is switched off.',
  remedy: 'Add a DELETE below the path of the subscription.',
  on: 'operation',
  check(operation, report, survey) {
    if (!operation.isWebhook || survey.definition === undefined) return;
    const segments = operation.path.path.split('/').filter((segment) => segment !== '' && !segment.startsWith('{'));
    const isRelated = (other: OperationNode): boolean => {
      if (other.method !== 'delete') return false;
      if (other.path.path.startsWith(operation.path.path.replace(/\/$/, ''))) return true;
      const words = other.path.path.split('/').filter((segment) => segment !== '' && !segment.startsWith('{'));
      return (
        words.some((word) => /hook|subscri|trigger|notif|callback|listener/i.test(word)) ||
        (segments[0] !== undefined && words.length > 0 && words.at(-1) === segments.at(-1))
      );
    };
    if (!survey.definition.operations.some(isRelated))
      report(operation, `Nothing ends the subscription of "${operation.name}": there is no DELETE for it.`);
  },
  example: { at: '/paths/~1hooks/post', bad: { '/paths/~1hooks~1{hookId}': undefined } },
};
