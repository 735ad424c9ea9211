import type { CheckedRule } from '../../review/rule.ts';
import { textsOfPolicy } from '../../survey/policy-templates.ts';

/** A policy refers to connection parameters that exist. */
export const policyConnectionParameterExists: CheckedRule<'policy'> = {
  id: 'policy-connection-parameter-exists',
  severity: 'error',
  level: 'policy',
  fix: 'none',
  source: 'EXPR',
  summary: 'A policy refers to connection parameters that exist.',
  why: 'The value is empty otherwise.',
  remedy: 'Correct the name, or add the connection parameter.',
  on: 'policy',
  check(policy, report, survey) {
    const known = new Set(survey.properties?.connectionParameters.map(({ name }) => name.toLowerCase()) ?? []);
    for (const { at, text } of textsOfPolicy(policy)) {
      for (const [, name, fallback] of text.matchAll(
        /@\{?\s*connectionParameters\(\s*['"]([^'"]*)['"]\s*(,[^)]*)?\)/gi,
      )) {
        const bare = (name ?? '').split(':')[0]?.toLowerCase() ?? '';
        if (!known.has((name ?? '').toLowerCase()) && !known.has(bare))
          report(
            at,
            `The connection parameter "${name}" does not exist.`,
            fallback === undefined ? {} : { severity: 'warning' },
          );
      }
    }
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value',
    bad: {
      'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value':
        "@connectionParameters('site')",
    },
  },
};
