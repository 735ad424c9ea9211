import type { OAuthSettings } from '../model/connection-form.ts';
import { findIdentityProvider } from '../oauth/identity-providers.ts';
import { isJsonList, type JsonObject, listMember, member, objectMember, textMember } from '../source/json-value.ts';

/** Reads `oAuthSettings` of a connection parameter; names of custom parameters are compared without regard to case. */
export function readOAuthSettings(settings: JsonObject): OAuthSettings {
  const identityProvider = textMember(settings, 'identityProvider') ?? 'oauth2';
  const known = findIdentityProvider(identityProvider) ?? {};
  const custom = readCustomParameters(settings);
  const value = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const found = custom.get(name.toLowerCase());
      if (found) return found;
    }
    return undefined;
  };
  const login = (value('loginUri', 'loginUriAAD') ?? 'https://login.microsoftonline.com').replace(/\/+$/, '');
  const tenant = value('tenantId') ?? 'common';
  const fill = (url: string | undefined): string | undefined =>
    url?.replaceAll('{login}', () => login).replaceAll('{tenant}', () => tenant);
  const authorizationUrl = value('authorizationUrl', 'authorizationUrlTemplate') ?? fill(known.authorizationUrl);
  const tokenUrl = value('tokenUrl', 'tokenUrlTemplate') ?? fill(known.tokenUrl);
  const refreshUrl = value('refreshUrl', 'refreshUrlTemplate') ?? fill(known.refreshUrl) ?? tokenUrl;
  const resource = value('resourceUri', 'resource');
  return compact<OAuthSettings>({
    identityProvider,
    grant: grantOf(settings, custom),
    clientId: textMember(settings, 'clientId'),
    scopes: readScopes(settings),
    scopeDelimiter: value('scopeListDelimiter') ?? known.scopeDelimiter ?? ' ',
    redirectMode: textMember(settings, 'redirectMode') === 'Global' ? 'Global' : 'GlobalPerConnector',
    redirectUrl: textMember(settings, 'redirectUrl') ?? value('redirectUrl'),
    authorizationUrl,
    tokenUrl,
    refreshUrl,
    authorizationQueryTemplate: value('authorizationUrlQueryStringTemplate'),
    tokenBodyTemplate: value('tokenBodyTemplate'),
    refreshBodyTemplate: value('refreshBodyTemplate'),
    resource,
    tenant: known.takesResource ? tenant : value('tenantId'),
    custom,
  });
}

/** The same members without those that are undefined. */
function compact<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

function readCustomParameters(settings: JsonObject): ReadonlyMap<string, string> {
  const custom = new Map<string, string>();
  for (const [name, declared] of Object.entries(objectMember(settings, 'customParameters') ?? {})) {
    const value = typeof declared === 'string' ? declared : member(declared, 'value');
    if (typeof value === 'string') custom.set(name.toLowerCase(), value);
    else if (typeof value === 'boolean' || typeof value === 'number') custom.set(name.toLowerCase(), String(value));
  }
  return custom;
}

function readScopes(settings: JsonObject): readonly string[] {
  const scopes = settings['scopes'];
  if (typeof scopes === 'string') return scopes.split(/[\s,]+/).filter((scope) => scope !== '');
  return isJsonList(scopes) ? listMember(settings, 'scopes').filter((scope) => typeof scope === 'string') : [];
}

/** The grant: said by this product's own member, else told from the body that asks for the token. */
function grantOf(settings: JsonObject, custom: ReadonlyMap<string, string>): OAuthSettings['grant'] {
  const declared = (textMember(settings, 'x-tenon-grant') ?? custom.get('granttype') ?? '').toLowerCase();
  if (/client.?credentials/.test(declared)) return 'client-credentials';
  if (/jwt.?bearer/.test(declared)) return 'jwt-bearer';
  if (declared === 'password' || declared === 'implicit') return declared;
  const body = custom.get('tokenbodytemplate') ?? '';
  if (/grant_type=client_credentials/.test(body) && !custom.has('authorizationurltemplate'))
    return 'client-credentials';
  return 'authorization-code';
}
