import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { isKnownTemplate } from '../../survey/policy-templates.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A policy follows a template that is known. */
export const policyTemplateKnown: CheckedRule<'policy'> = {
  id: 'policy-template-known',
  severity: 'error',
  level: 'policy',
  fix: 'none',
  source: 'SCH-P',
  summary: 'A policy follows a template that is known.',
  why: 'Others cannot be carried out.',
  remedy: 'Use one of the templates.',
  on: 'policy',
  check(policy, report) {
    if (!isKnownTemplate(policy.template))
      report(
        Object.hasOwn(policy.value, 'templateId') ? below(policy.at, 'templateId') : policy,
        `The policy template ${quote(own(policy.value, 'templateId'))} is not known.`,
      );
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/templateId',
    bad: { 'properties:/properties/policyTemplateInstances/0/templateId': 'setheaders' },
  },
};
