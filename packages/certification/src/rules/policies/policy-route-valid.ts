import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';

/** A policy that routes calls gives a path whose variables are parameters, and a method. */
export const policyRouteValid: CheckedRule<'policy'> = {
  id: 'policy-route-valid',
  severity: 'error',
  level: 'policy',
  fix: 'none',
  source: 'SCH-P',
  summary: 'A policy that routes calls gives a path whose variables are parameters, and a method.',
  why: 'No address can be made otherwise.',
  remedy: 'Begin newPath with "/", and use parameters of the operation.',
  on: 'policy',
  check(policy, report) {
    if (policy.template !== 'routerequesttoendpoint') return;
    const pathKey = 'x-ms-apimTemplateParameter.newPath';
    const methodKey = 'x-ms-apimTemplateParameter.httpMethod';
    const path = own(policy.parameters, pathKey);
    const method = own(policy.parameters, methodKey);
    if (typeof path === 'string' && !/^[/@{]/.test(path.trim()) && !isBlank(path))
      report(
        below(policy.parametersAt, pathKey),
        `The new path ${quote(path)} does not begin with "/" or an expression.`,
      );
    if (
      method !== undefined &&
      !isBlank(method) &&
      !/^(?:get|post|put|patch|delete|head|options|@.*)$/i.test(textOr(method).trim())
    )
      report(below(policy.parametersAt, methodKey), `${quote(method)} is not a method.`);
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.newPath',
    bad: {
      'properties:/properties/policyTemplateInstances/0': {
        templateId: 'routerequesttoendpoint',
        title: 'Route',
        parameters: { 'x-ms-apimTemplateParameter.newPath': 'parcels' },
      },
    },
  },
};
