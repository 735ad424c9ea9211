import type { CheckedRule } from '../../review/rule.ts';
import { expressionProblem, textsOfPolicy } from '../../survey/policy-templates.ts';
import { quote } from '../../text/text.ts';

/** The expressions of a policy can be read. */
export const policyExpressionValid: CheckedRule<'policy'> = {
  id: 'policy-expression-valid',
  severity: 'error',
  level: 'policy',
  fix: 'none',
  source: 'EXPR',
  summary: 'The expressions of a policy can be read.',
  why: 'They are carried out as text otherwise.',
  remedy: 'Close the brackets and quotation marks.',
  on: 'policy',
  check(policy, report) {
    for (const { at, text } of textsOfPolicy(policy)) {
      const problem = expressionProblem(text);
      if (problem !== undefined) report(at, `The expression ${quote(text)} ${problem}.`);
    }
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value',
    bad: {
      'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value':
        "@connectionParameters('api_key'",
    },
  },
};
