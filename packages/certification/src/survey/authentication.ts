import { isObject, own, textOr } from './json.ts';
import type { PackageSurvey } from './survey.ts';

/**
 * How connections authenticate: `oauth2`, `apiKey`, `basic`, or the word of an unsupported scheme. Taken from the
 * security definitions; where they say nothing, from the connection parameters.
 */
export function authenticationKinds(survey: PackageSurvey): string[] {
  const kinds = new Set<string>();
  for (const scheme of Object.values(survey.definition?.securityDefinitions ?? {})) {
    if (!isObject(scheme)) continue;
    const type = textOr(own(scheme, 'type'));
    const isBasic = type === 'http' && textOr(own(scheme, 'scheme')).toLowerCase() === 'basic';
    const isBearer = type === 'http' && textOr(own(scheme, 'scheme')).toLowerCase() === 'bearer';
    if (type !== '') kinds.add(isBasic ? 'basic' : isBearer ? 'apiKey' : type);
  }
  if (kinds.size > 0) return [...kinds];
  const parameters = survey.properties?.connectionParameters ?? [];
  const types = parameters.map(({ value }) => textOr(own(value, 'type')).toLowerCase());
  if (types.includes('oauthsetting')) kinds.add('oauth2');
  const hasUserName = parameters.some(({ name }) => /user/i.test(name));
  if (types.includes('securestring')) kinds.add(hasUserName ? 'basic' : 'apiKey');
  return [...kinds];
}
