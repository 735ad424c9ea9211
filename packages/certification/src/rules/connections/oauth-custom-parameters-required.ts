import type { CheckedRule } from '../../review/rule.ts';
import { oauthSettings } from '../../survey/connection-parameters.ts';
import { isObject, objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** An OAuth parameter has the addresses that its identity provider needs. */
export const oauthCustomParametersRequired: CheckedRule<'connectionParameter'> = {
  id: 'oauth-custom-parameters-required',
  severity: 'error',
  level: 'connection',
  fix: 'none',
  source: 'SCH-P, CP',
  summary: 'An OAuth parameter has the addresses that its identity provider needs.',
  why: 'Otherwise nobody can sign in.',
  remedy: 'Add the parameter to customParameters.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const settings = oauthSettings(connectionParameter);
    const provider = textOr(own(settings, 'identityProvider')).toLowerCase();
    const needed: Readonly<Record<string, readonly string[]>> = {
      oauth2: ['authorizationUrl', 'tokenUrl', 'refreshUrl'],
      oauth2generic: ['authorizationUrlTemplate', 'tokenUrlTemplate', 'refreshUrlTemplate'],
      aad: ['resourceUri', 'loginUri', 'tenantId'],
    };
    const given = new Set(
      Object.entries(objectOr(own(settings, 'customParameters')))
        .filter(([, parameter]) => !isBlank(isObject(parameter) ? own(parameter, 'value') : parameter))
        .map(([name]) => name.toLowerCase()),
    );
    const missing = ((Object.hasOwn(needed, provider) ? needed[provider] : undefined) ?? []).filter(
      (name) => !given.has(name.toLowerCase()),
    );
    if (missing.length > 0)
      report(
        below(connectionParameter.at, 'oAuthSettings'),
        `The OAuth parameter "${connectionParameter.name}" lacks ${missing.join(', ')}.`,
      );
  },
  example: {
    at: 'properties:/properties/connectionParameters/token/oAuthSettings',
    bad: {
      'properties:/properties/connectionParameters/token': {
        type: 'oauthSetting',
        oAuthSettings: { identityProvider: 'oauth2', customParameters: {} },
      },
    },
  },
};
