import type { JsonObject } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { listOr, objectOr, own, textsOf } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Every security requirement names a scheme and scopes that are defined. */
export const securityRequirementDefined: CheckedRule<'definition'> = {
  id: 'security-requirement-defined',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'SV SecurityRequirementMustBeDefined, OAuthSecurityRequirementValueMustBeScopeName',
  summary: 'Every security requirement names a scheme and scopes that are defined.',
  why: 'It cannot be met otherwise.',
  remedy: 'Correct the name, or define the scheme or scope.',
  on: 'definition',
  check(definition, report) {
    for (const { at, value } of [definition, ...definition.operations]) {
      listOr(own(value, 'security')).forEach((requirement, index) => {
        for (const [name, scopes] of Object.entries(objectOr(requirement))) {
          const place = below(at, 'security', index, name);
          const scheme = Object.hasOwn(definition.securityDefinitions, name)
            ? objectOr(own(definition.securityDefinitions, name))
            : undefined;
          if (scheme === undefined) {
            report(place, `The security scheme "${name}" is not defined.`);
            continue;
          }
          const names = textsOf(scopes);
          const isOAuth = own(scheme, 'type') === 'oauth2';
          const defined = scopesOf(scheme);
          if (!isOAuth && names.length > 0 && own(scheme, 'type') !== 'openIdConnect')
            report(
              place,
              `The scheme "${name}" has no scopes, but ${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} required.`,
            );
          const unknown = isOAuth ? names.find((scope) => !defined.has(scope)) : undefined;
          if (unknown !== undefined) report(place, `The scope "${unknown}" of the scheme "${name}" is not defined.`);
        }
      });
    }
  },
  example: { at: '/security/0/token', bad: { '/security/0': { token: [] } } },
};

function scopesOf(scheme: JsonObject): ReadonlySet<string> {
  const names = new Set(Object.keys(objectOr(own(scheme, 'scopes'))));
  for (const flow of Object.values(objectOr(own(scheme, 'flows'))))
    for (const name of Object.keys(objectOr(own(objectOr(flow), 'scopes')))) names.add(name);
  return names;
}
