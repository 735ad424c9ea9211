import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { textsOfPolicy } from '../../survey/policy-templates.ts';

/** A request policy refers to headers and query parameters that its operations have. */
export const policyRequestReferenceExists: CheckedRule<'policy'> = {
  id: 'policy-request-reference-exists',
  severity: 'warning',
  level: 'policy',
  fix: 'none',
  source: 'EXPR',
  summary: 'A request policy refers to headers and query parameters that its operations have.',
  why: 'The value is empty otherwise.',
  remedy: 'Correct the name, or add the parameter.',
  on: 'policy',
  check(policy, report, survey) {
    const { definition } = survey;
    if (
      definition === undefined ||
      /response|failure/i.test(textOr(own(policy.parameters, 'x-ms-apimTemplate-policySection')))
    )
      return;
    const operations =
      policy.operations.length === 0
        ? definition.operations
        : definition.operations.filter(({ id }) => id !== undefined && policy.operations.includes(id));
    for (const { at, text } of textsOfPolicy(policy)) {
      for (const [, kind, name] of text.matchAll(/@\{?\s*(headers|queryParameters)\(\s*['"]([^'"]*)['"]/gi)) {
        const location = kind?.toLowerCase() === 'headers' ? 'header' : 'query';
        const isFound = operations.some(({ parameters }) =>
          parameters.some(
            (parameter) => parameter.location === location && parameter.name.toLowerCase() === name?.toLowerCase(),
          ),
        );
        if (!isFound && operations.length > 0 && !(location === 'header' && name?.toLowerCase() === 'authorization'))
          report(at, `No operation of this policy has the ${location} parameter "${name}".`);
      }
    }
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value',
    bad: {
      'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value':
        "@headers('X-Site')",
    },
  },
};
