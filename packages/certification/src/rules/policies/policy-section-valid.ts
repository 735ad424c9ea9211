import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A policy belongs to Request, Response or (to set a header) Failure; an existing value is overridden, skipped or appended. */
export const policySectionValid: CheckedRule<'policy'> = {
  id: 'policy-section-valid',
  severity: 'error',
  level: 'policy',
  fix: 'none',
  source: 'SCH-P',
  summary:
    'A policy belongs to Request, Response or (to set a header) Failure; an existing value is overridden, skipped or appended.',
  why: 'Other words are ignored.',
  remedy: 'Correct the word.',
  on: 'policy',
  check(policy, report) {
    const section = own(policy.parameters, 'x-ms-apimTemplate-policySection');
    const action = own(policy.parameters, 'x-ms-apimTemplateParameter.existsAction');
    if (section !== undefined && !['request', 'response', 'failure'].includes(textOr(section).toLowerCase()))
      report(
        below(policy.parametersAt, 'x-ms-apimTemplate-policySection'),
        `The section ${quote(section)} is not known.`,
      );
    if (action !== undefined && !['override', 'skip', 'append'].includes(textOr(action).toLowerCase()))
      report(
        below(policy.parametersAt, 'x-ms-apimTemplateParameter.existsAction'),
        `${quote(action)} is not one of override, skip and append.`,
      );
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-policySection',
    bad: { 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-policySection': 'Inbound' },
  },
};
