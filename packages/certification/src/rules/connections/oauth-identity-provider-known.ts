import type { CheckedRule } from '../../review/rule.ts';
import { oauthSettings } from '../../survey/connection-parameters.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The identity provider is one that can be run here. */
export const oauthIdentityProviderKnown: CheckedRule<'connectionParameter'> = {
  id: 'oauth-identity-provider-known',
  severity: 'warning',
  level: 'connection',
  fix: 'none',
  source: 'SCH-P, CP',
  summary: 'The identity provider is one that can be run here.',
  why: 'Others need a mapping first.',
  remedy: 'Use oauth2 or oauth2generic.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const provider = textOr(own(oauthSettings(connectionParameter), 'identityProvider'));
    if (provider !== '' && !knownProviders.has(provider.toLowerCase()))
      report(
        below(connectionParameter.at, 'oAuthSettings', 'identityProvider'),
        `The identity provider ${quote(provider)} is not known.`,
      );
  },
  example: {
    at: 'properties:/properties/connectionParameters/token/oAuthSettings/identityProvider',
    bad: {
      'properties:/properties/connectionParameters/token': {
        type: 'oauthSetting',
        oAuthSettings: { identityProvider: 'parceldesk' },
      },
    },
  },
};

const knownProviders = new Set([
  'oauth2',
  'oauth2generic',
  'aad',
  'aadcertificate',
  'facebook',
  'google',
  'github',
  'linkedin',
  'twitter',
  'dropbox',
  'microsoft',
  'salesforce',
  'slack',
  'box',
]);
