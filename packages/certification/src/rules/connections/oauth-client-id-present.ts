import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** A client id is given. */
export const oauthClientIdPresent: CheckedRule<'connectionParameter'> = {
  id: 'oauth-client-id-present',
  severity: 'info',
  level: 'connection',
  fix: 'none',
  source: 'CP',
  summary: 'A client id is given.',
  why: 'Otherwise the administrator has to supply one.',
  remedy: 'Add oAuthSettings.clientId.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const settings = own(connectionParameter.value, 'oAuthSettings');
    if (isObject(settings) && isBlank(own(settings, 'clientId')))
      report(
        below(connectionParameter.at, 'oAuthSettings'),
        `The OAuth parameter "${connectionParameter.name}" has no client id.`,
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
