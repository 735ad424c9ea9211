import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own, textsOf } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Scopes are listed. */
export const oauthScopesPresent: CheckedRule<'connectionParameter'> = {
  id: 'oauth-scopes-present',
  severity: 'info',
  level: 'connection',
  fix: 'none',
  source: 'CP',
  summary: 'Scopes are listed.',
  why: 'Users see what they consent to.',
  remedy: 'Add oAuthSettings.scopes.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const settings = own(connectionParameter.value, 'oAuthSettings');
    if (isObject(settings) && textsOf(own(settings, 'scopes')).length === 0)
      report(
        below(connectionParameter.at, 'oAuthSettings'),
        `The OAuth parameter "${connectionParameter.name}" lists no scopes.`,
      );
  },
  example: {
    at: 'properties:/properties/connectionParameters/token/oAuthSettings',
    bad: {
      'properties:/properties/connectionParameters/token': {
        type: 'oauthSetting',
        oAuthSettings: { identityProvider: 'oauth2' },
      },
    },
  },
};
