import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** A polling policy computes parameters that its operation has, from its answers. */
export const pollingPolicyValid: CheckedRule<'policy'> = {
  id: 'polling-policy-valid',
  severity: 'warning',
  level: 'policy',
  fix: 'none',
  source: 'POLL, SCH-P',
  summary: 'A polling policy computes parameters that its operation has, from its answers.',
  why: 'The next poll would return the same items.',
  remedy: 'Name query parameters of the operation, with values that use triggerBody().',
  on: 'policy',
  check(policy, report, survey) {
    if (policy.template !== 'pollingtrigger' || survey.definition === undefined) return;
    const key = 'x-ms-apimTemplateParameter.triggerConfig';
    const config = objectOr(own(policy.parameters, key));
    const operations = survey.definition.operations.filter(
      ({ id }) => id !== undefined && policy.operations.includes(id),
    );
    for (const [name, value] of Object.entries(config)) {
      const isKnown =
        operations.length === 0 ||
        operations.some(({ parameters }) => parameters.some((parameter) => parameter.name === name));
      if (!isKnown) report(below(policy.parametersAt, key, name), `The polled operation has no parameter "${name}".`);
      else if (
        typeof value === 'string' &&
        value.includes('@') &&
        !/triggerBody\(|triggerOutputs\(|utcNow\(/i.test(value)
      )
        report(below(policy.parametersAt, key, name), `The value of "${name}" does not come from the last answer.`);
    }
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.triggerConfig/since',
    bad: {
      'properties:/properties/policyTemplateInstances/0': {
        templateId: 'pollingtrigger',
        title: 'Poll',
        parameters: {
          'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().last}' },
          'x-ms-apimTemplateParameter.triggerDataPath': 'parcels',
          'x-ms-apimTemplate-operationName': ['ListParcels'],
        },
      },
    },
  },
};
