import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The OAuth flow is accessCode. */
export const securityOauth2Flow: CheckedRule<'definition'> = {
  id: 'security-oauth2-flow',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'CP, FAQ',
  summary: 'The OAuth flow is accessCode.',
  why: 'Connections belong to a person, who signs in with a browser.',
  remedy: 'Offer the authorization code flow.',
  on: 'definition',
  check(definition, report) {
    if (definition.dialect !== '2.0') return;
    for (const [name, scheme] of Object.entries(definition.securityDefinitions)) {
      const flow = own(objectOr(scheme), 'flow');
      if (own(objectOr(scheme), 'type') === 'oauth2' && flow !== undefined && flow !== 'accessCode')
        report(
          below(definition.securityDefinitionsAt, name, 'flow'),
          `The scheme "${name}" has the flow ${quote(flow)}; only accessCode works for connections of a person.`,
        );
    }
  },
  example: {
    at: '/securityDefinitions/api_key/flow',
    bad: {
      '/securityDefinitions/api_key': {
        type: 'oauth2',
        flow: 'implicit',
        authorizationUrl: 'https://parcel-desk.net/sign-in',
        scopes: {},
      },
    },
  },
};
