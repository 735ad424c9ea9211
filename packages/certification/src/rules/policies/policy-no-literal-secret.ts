import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { looksSecret } from '../../text/secrets.ts';

/** No policy sets a value that looks like a credential. */
export const policyNoLiteralSecret: CheckedRule<'policy'> = {
  id: 'policy-no-literal-secret',
  severity: 'warning',
  level: 'policy',
  fix: 'none',
  source: 'OWN',
  summary: 'No policy sets a value that looks like a credential.',
  why: 'Definitions are shared with everyone.',
  remedy: 'Take the value from a connection parameter, and withdraw the credential.',
  on: 'policy',
  check(policy, report) {
    const key = 'x-ms-apimTemplateParameter.value';
    const value = textOr(own(policy.parameters, key));
    const name = textOr(own(policy.parameters, 'x-ms-apimTemplateParameter.name'));
    const isNamedSecret =
      /authorization|api-?key|token|secret|password|subscription-key/i.test(name) &&
      value.length >= 12 &&
      !value.includes('@') &&
      !/^(?:bearer|basic|token|apikey)$/i.test(value.trim());
    if (looksSecret(value) || isNamedSecret)
      report(below(policy.parametersAt, key), `The policy sets "${name}" to a value that looks like a credential.`);
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value',
    bad: {
      'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.name': 'Authorization',
      'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value':
        'c2VjcmV0LXZhbHVlLWhlcmU',
    },
  },
};
