import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';

/** Every secret of a connection is used. */
export const authSecretUsed: CheckedRule<'connectionParameter'> = {
  id: 'auth-secret-used',
  severity: 'warning',
  level: 'connection',
  fix: 'none',
  source: 'OWN',
  summary: 'Every secret of a connection is used.',
  why: 'Asking for a secret that nobody needs is a risk.',
  remedy: 'Remove the parameter, or use it in a security scheme or a policy.',
  on: 'connectionParameter',
  check(connectionParameter, report, survey) {
    if (
      textOr(own(connectionParameter.value, 'type')).toLowerCase() !== 'securestring' ||
      survey.definition === undefined
    )
      return;
    if (
      Object.keys(survey.definition.securityDefinitions).length > 0 ||
      survey.script !== undefined ||
      Object.hasOwn(survey.properties?.properties ?? {}, 'scriptOperations')
    )
      return;
    const isUsed = survey.properties?.policies.some(({ parameters }) =>
      JSON.stringify(parameters).includes(connectionParameter.name),
    );
    if (isUsed !== true)
      report(
        connectionParameter,
        `The secret "${connectionParameter.name}" is used by no security scheme, policy or script.`,
      );
  },
  example: {
    at: 'properties:/properties/connectionParameters/api_key',
    bad: { '/securityDefinitions': undefined, '/security': undefined },
  },
};
