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
    const names = survey.properties?.connectionParameters.map(({ name }) => name) ?? [];
    const known = new Set(names);
    for (const { at, text } of textsOfPolicy(policy)) {
      for (const [, name = '', fallback] of text.matchAll(
        /@\{?\s*connectionParameters\(\s*['"]([^'"]*)['"]\s*(,[^)]*)?\)/gi,
      )) {
        if (known.has(name) || known.has(name.split(':')[0] ?? '')) continue;
        const meant = names.find((other) => other.toLowerCase() === name.toLowerCase());
        const hint = meant === undefined ? '' : `; "${meant}" does`;
        report(
          at,
          `The connection parameter "${name}" does not exist${hint}.`,
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
