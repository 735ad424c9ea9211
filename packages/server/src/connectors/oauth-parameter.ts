import type { ConnectionParameter, JsonObject, JsonValue } from '@tenon/connector';
import type { Security } from './describe-security.ts';

type OAuth = Extract<Security, { kind: 'oauth2' }>;

/** The grant as the properties document says it; the authorization code needs no word. */
const grantTypes = { clientCredentials: 'client_credentials', jwtBearer: 'jwt_bearer' } as const;

/**
 * The connection parameter that carries OAuth, in the form of the properties document. What it said of the same provider before and
 * the wizard does not show, such as templates of requests, stays.
 */
export function oauthParameter(security: OAuth, before: ConnectionParameter | undefined): JsonObject {
  const declared = before?.derived === false ? before.declaration : {};
  const settings = objectOf(declared, 'oAuthSettings');
  const isSameProvider =
    String(settings['identityProvider'] ?? '').toLowerCase() === security.identityProvider.toLowerCase();
  const kept = isSameProvider ? settings : {};
  const custom = new Map<string, JsonValue | undefined>(Object.entries(objectOf(kept, 'customParameters')));
  const isCode = security.flow === 'authorizationCode';
  set(custom, 'grantType', security.flow === 'authorizationCode' ? '' : grantTypes[security.flow]);
  setUrl(custom, 'authorizationUrl', isCode ? security.authorizationUrl : '');
  setUrl(custom, 'tokenUrl', security.tokenUrl);
  setUrl(custom, 'refreshUrl', security.refreshUrl || security.tokenUrl);
  set(custom, 'resourceUri', security.resource ?? '');
  set(custom, 'tenantId', security.tenant ?? '');
  return {
    ...declared,
    type: 'oauthSetting',
    oAuthSettings: {
      redirectMode: 'GlobalPerConnector',
      ...kept,
      identityProvider: security.identityProvider,
      clientId: security.clientId,
      scopes: [...security.scopes],
      customParameters: Object.fromEntries(custom),
    },
  };
}

/** An address is written where it stands already, as a template or plainly. */
function setUrl(custom: Map<string, JsonValue | undefined>, name: string, value: string): void {
  const template = [...custom.keys()].find((known) => known.toLowerCase() === `${name}template`.toLowerCase());
  set(custom, template ?? name, value);
}

/** Sets a custom parameter, whose name ignores case; an empty text removes it. */
function set(custom: Map<string, JsonValue | undefined>, name: string, value: string): void {
  const known = [...custom.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
  if (value !== '') custom.set(known ?? name, { value });
  else if (known !== undefined) custom.delete(known);
}

function objectOf(from: JsonObject, name: string): JsonObject {
  const value = from[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
