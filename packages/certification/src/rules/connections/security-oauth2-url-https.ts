import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The addresses of an OAuth scheme are absolute and use https. */
export const securityOauth2UrlHttps: CheckedRule<'definition'> = {
  id: 'security-oauth2-url-https',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'OAS2, OWN',
  summary: 'The addresses of an OAuth scheme are absolute and use https.',
  why: 'Tokens travel over them.',
  remedy: 'Write the whole address, with https.',
  on: 'definition',
  check(definition, report) {
    for (const [name, scheme] of Object.entries(definition.securityDefinitions)) {
      for (const key of ['authorizationUrl', 'tokenUrl']) {
        const url = own(objectOr(scheme), key);
        if (typeof url === 'string' && !/^https:\/\/./i.test(url.trim()))
          report(
            below(definition.securityDefinitionsAt, name, key),
            `"${key}" of the scheme "${name}" is ${quote(url)}, which does not use https.`,
          );
      }
    }
  },
  example: {
    at: '/securityDefinitions/api_key/tokenUrl',
    bad: {
      '/securityDefinitions/api_key': {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: 'https://parcel-desk.net/sign-in',
        tokenUrl: 'http://parcel-desk.net/token',
        scopes: {},
      },
    },
  },
};
