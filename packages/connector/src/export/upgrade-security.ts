import { BEARER } from '../import/read-security.ts';
import { isJsonObject, type JsonObject, type JsonValue, textMember } from '../source/json-value.ts';

/** The flows of 2.0 that 3.0 calls otherwise. */
const FLOWS: Readonly<Record<string, string>> = { accessCode: 'authorizationCode', application: 'clientCredentials' };

/** A security scheme of 2.0 in the words of 3.0. */
export function upgradeSecurityScheme(value: JsonValue): JsonObject {
  const scheme = isJsonObject(value) ? value : {};
  if (textMember(scheme, 'type') === 'basic') {
    const { type: _type, ...rest } = scheme;
    return { type: 'http', scheme: 'basic', ...rest };
  }
  if (scheme[BEARER] === true) {
    const { type: _type, name: _name, in: _in, [BEARER]: _bearer, ...rest } = scheme;
    return { type: 'http', scheme: 'bearer', ...rest };
  }
  if (textMember(scheme, 'type') !== 'oauth2') return scheme;
  const { flow, authorizationUrl, tokenUrl, scopes, type: _type, ...rest } = scheme;
  const name = typeof flow === 'string' ? (FLOWS[flow] ?? flow) : 'authorizationCode';
  const needsAuthorization = name === 'authorizationCode' || name === 'implicit';
  const details = {
    ...(needsAuthorization && authorizationUrl !== undefined ? { authorizationUrl } : {}),
    ...(name !== 'implicit' && tokenUrl !== undefined ? { tokenUrl } : {}),
    scopes: isJsonObject(scopes) ? scopes : {},
  };
  return { type: 'oauth2', ...rest, flows: { [name]: details } };
}
