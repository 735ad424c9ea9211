import type { CheckedRule } from '../../review/rule.ts';
import { oauthSettings } from '../../survey/connection-parameters.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** All addresses of an OAuth parameter use https. */
export const oauthUrlHttps: CheckedRule<'connectionParameter'> = {
  id: 'oauth-url-https',
  severity: 'error',
  level: 'connection',
  fix: 'none',
  source: 'POL 5000.3.1.6',
  summary: 'All addresses of an OAuth parameter use https.',
  why: 'Tokens travel over them.',
  remedy: 'Use https.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    for (const [name, parameter] of Object.entries(
      objectOr(own(oauthSettings(connectionParameter), 'customParameters')),
    )) {
      const value = own(objectOr(parameter), 'value');
      if (/url/i.test(name) && typeof value === 'string' && /^http:\/\//i.test(value.trim()))
        report(
          below(connectionParameter.at, 'oAuthSettings', 'customParameters', name, 'value'),
          `"${name}" is ${quote(value)}, which does not use https.`,
        );
    }
  },
  example: {
    at: 'properties:/properties/connectionParameters/token/oAuthSettings/customParameters/tokenUrl/value',
    bad: {
      'properties:/properties/connectionParameters/token': {
        type: 'oauthSetting',
        oAuthSettings: {
          identityProvider: 'oauth2',
          customParameters: { tokenUrl: { value: 'http://parcel-desk.net/token' } },
        },
      },
    },
  },
};
