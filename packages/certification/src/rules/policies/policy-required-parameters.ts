import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { requiredOfTemplate } from '../../survey/policy-templates.ts';
import { isBlank } from '../../text/text.ts';

/** A policy has the parameters that its template needs. */
export const policyRequiredParameters: CheckedRule<'policy'> = {
  id: 'policy-required-parameters',
  severity: 'error',
  level: 'policy',
  fix: 'none',
  source: 'SCH-P',
  summary: 'A policy has the parameters that its template needs.',
  why: 'It cannot be carried out otherwise.',
  remedy: 'Add the parameter.',
  on: 'policy',
  check(policy, report) {
    for (const name of requiredOfTemplate(policy.template)) {
      const key = `x-ms-apimTemplateParameter.${name}`;
      const value = own(policy.parameters, key);
      if (value === undefined || (typeof value === 'string' && isBlank(value) && name !== 'value'))
        report(
          Object.hasOwn(policy.value, 'parameters') ? policy.parametersAt : policy,
          `The policy "${policy.template}" lacks the parameter "${name}".`,
        );
    }
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters',
    bad: { 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.name': undefined },
  },
};
