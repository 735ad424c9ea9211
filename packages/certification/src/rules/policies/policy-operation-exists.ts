import type { CheckedRule } from '../../review/rule.ts';
import { listOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** A policy names operations that exist. */
export const policyOperationExists: CheckedRule<'policy'> = {
  id: 'policy-operation-exists',
  severity: 'error',
  level: 'policy',
  fix: 'none',
  source: 'SCH-P',
  summary: 'A policy names operations that exist.',
  why: 'It would be carried out for none.',
  remedy: 'Correct the operationId.',
  on: 'policy',
  check(policy, report, survey) {
    if (survey.definition === undefined) return;
    listOr(own(policy.parameters, 'x-ms-apimTemplate-operationName')).forEach((id, index) => {
      if (typeof id === 'string' && id !== '' && survey.definition?.operationsById.has(id) !== true)
        report(
          below(policy.parametersAt, 'x-ms-apimTemplate-operationName', index),
          `The policy "${policy.template}" names the operation "${id}", which does not exist.`,
        );
    });
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName/0',
    bad: { 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName': ['Missing'] },
  },
};
