import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own, textOr } from '../../survey/json.ts';

/** No parameter repeats the name of an API key. */
export const authNotInParameters: CheckedRule<'parameter'> = {
  id: 'auth-not-in-parameters',
  severity: 'error',
  level: 'parameter',
  fix: 'safe',
  source: 'OWN',
  summary: 'No parameter repeats the name of an API key.',
  why: 'Users would type secrets into the steps of a workflow.',
  remedy: 'Remove the parameter; the connection supplies the key.',
  on: 'parameter',
  check(parameter, report, survey) {
    if (parameter.location !== 'header' && parameter.location !== 'query') return;
    const scheme = Object.values(survey.definition?.securityDefinitions ?? {}).find(
      (value) =>
        isObject(value) &&
        own(value, 'type') === 'apiKey' &&
        own(value, 'in') === parameter.location &&
        textOr(own(value, 'name')).toLowerCase() === parameter.name.toLowerCase(),
    );
    if (scheme !== undefined)
      report(
        parameter,
        `The ${parameter.location} parameter "${parameter.name}" asks for the API key that the connection holds.`,
        { fix: () => [{ kind: 'remove', at: parameter.at }] },
      );
  },
  example: {
    at: '/paths/~1depots/get/parameters/0',
    bad: { '/paths/~1depots/get/parameters': [{ name: 'x-api-key', in: 'header', type: 'string' }] },
  },
};
