import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own, textOr } from '../../survey/json.ts';

/** Parameters of the same name in a fetch operation and its subscription have the same type and visibility. */
export const fetchSubscribeParametersMatch: CheckedRule<'operation'> = {
  id: 'fetch-subscribe-parameters-match',
  severity: 'warning',
  level: 'trigger',
  fix: 'none',
  source: 'SV ParametersWithSameNameMustHaveSameTypeAndVisibility',
  summary: 'Parameters of the same name in a fetch operation and its subscription have the same type and visibility.',
  why: 'Users fill them in once.',
  remedy: 'Give both the same type and visibility.',
  on: 'operation',
  check(operation, report, survey) {
    const id = textOr(own(objectOr(own(operation.value, 'x-ms-notification')), 'operationId'));
    const target = survey.definition?.operationsById.get(id);
    for (const parameter of target === undefined ? [] : operation.parameters) {
      const other = target?.parameters.find(({ name, location }) => name === parameter.name && location !== 'body');
      if (other === undefined || parameter.location === 'body') continue;
      const differs = ['type', 'x-ms-visibility'].find((name) => own(parameter.value, name) !== own(other.value, name));
      if (differs !== undefined)
        report(
          parameter,
          `The parameter "${parameter.name}" differs in "${differs}" from that of the subscription "${id}".`,
          { operation },
        );
    }
  },
  example: {
    at: '/paths/~1depots/get/parameters/0',
    bad: {
      '/paths/~1depots/get/x-ms-trigger': 'single',
      '/paths/~1depots/get/x-ms-notification': { operationId: 'WhenParcelDelivered' },
      '/paths/~1depots/get/parameters': [{ name: 'a', in: 'query', type: 'string' }],
      '/paths/~1hooks/post/parameters/1': { name: 'a', in: 'query', type: 'integer' },
    },
  },
};
