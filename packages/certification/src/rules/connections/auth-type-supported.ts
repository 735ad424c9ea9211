import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** Authentication is OAuth 2.0, an API key or basic. */
export const authTypeSupported: CheckedRule<'definition'> = {
  id: 'auth-type-supported',
  severity: 'error',
  level: 'connection',
  fix: 'none',
  source: 'PROD, REQ, CP, SV SecurityScheme',
  summary: 'Authentication is OAuth 2.0, an API key or basic.',
  why: 'These are the kinds that can be certified.',
  remedy: 'Offer one of the three. Client certificates, OpenID Connect and signatures cannot be certified.',
  on: 'definition',
  check(definition, report) {
    for (const [name, scheme] of Object.entries(definition.securityDefinitions)) {
      if (!isObject(scheme)) continue;
      const type = textOr(own(scheme, 'type'));
      const httpScheme = textOr(own(scheme, 'scheme')).toLowerCase();
      const isRight =
        ['oauth2', 'apiKey', 'basic'].includes(type) ||
        (type === 'http' && (httpScheme === 'basic' || httpScheme === 'bearer'));
      if (!isRight)
        report(
          below(definition.securityDefinitionsAt, name),
          `The security scheme "${name}" is of the type ${quote(type === 'http' ? `http ${httpScheme}` : type)}; OAuth 2.0, an API key or basic authentication can be certified.`,
        );
    }
  },
  example: { at: '/securityDefinitions/api_key', bad: { '/securityDefinitions/api_key': { type: 'mutualTLS' } } },
};
