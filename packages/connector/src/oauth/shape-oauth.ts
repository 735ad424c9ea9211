import { Refusal } from '@tenon/diagnostics';
import { readConnection } from '../call/connection-values.ts';
import { encodeValue } from '../call/encode-url.ts';
import type { ShapedRequest } from '../call/shaped-request.ts';
import type { Connection, OAuthSettings } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import { decodePercent } from '../source/decode-percent.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../source/json-value.ts';
import { parseUrl } from '../url/parse-url.ts';
import { readIdentity } from './read-identity.ts';

/** What to ask of an authorization server, with what only the caller has: the client's registration, state and codes. */
export type OAuthStep =
  | {
      readonly kind: 'authorize';
      readonly state: string;
      /** The S256 challenge of PKCE. */
      readonly codeChallenge: string;
      readonly redirectUrl: string;
    }
  | { readonly kind: 'code'; readonly code: string; readonly codeVerifier: string; readonly redirectUrl: string }
  | { readonly kind: 'refresh'; readonly refreshToken: string; readonly redirectUrl?: string }
  | { readonly kind: 'client-credentials' }
  | { readonly kind: 'jwt-bearer'; readonly assertion: string };

/** The client that a connector is registered as. Without a secret it is a public client. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret?: string;
}

/** An OAuth parameter of a connector and the connection that fills its placeholders. */
export interface OAuthCall {
  /** The name of the parameter, usually `token`. */
  readonly parameter: string;
  readonly client: OAuthClient;
  readonly connection?: Connection;
}

/**
 * The request of one OAuth step: for `authorize` the address to send a person to (a GET), for the others the POST to the
 * token endpoint. Codes are always asked for with PKCE. Secrets go in the body, never in an address.
 */
export function shapeOAuth(connector: Connector, call: OAuthCall, step: OAuthStep): ShapedRequest {
  const values = readConnection(connector.connection, call.connection);
  const settings = values.parameters.find(({ name, type }) => name === call.parameter && type === 'oauth')?.oauth;
  if (!settings) {
    throw new Refusal(
      'oauth-parameter-unknown',
      `The connector has no OAuth parameter ${JSON.stringify(call.parameter)}.`,
    );
  }
  const fill = placeholders(call, settings, step);
  return step.kind === 'authorize'
    ? authorize(settings, step, { call, fill })
    : requestToken(settings, step, { call, fill });

  function placeholders(from: OAuthCall, of: OAuthSettings, what: OAuthStep): Fill {
    const known = new Map<string, string>([
      ['clientid', from.client.clientId],
      ['clientsecret', from.client.clientSecret ?? ''],
      ['scopes', of.scopes.join(of.scopeDelimiter)],
      ['scope', of.scopes.join(of.scopeDelimiter)],
      ['redirecturl', 'redirectUrl' in what ? (what.redirectUrl ?? '') : ''],
      ['state', what.kind === 'authorize' ? what.state : ''],
      ['code', what.kind === 'code' ? what.code : ''],
      ['refreshtoken', what.kind === 'refresh' ? what.refreshToken : ''],
    ]);
    for (const [name, value] of of.custom) if (!known.has(name) && !/template$/.test(name)) known.set(name, value);
    return (name) =>
      textOf(values.get(`${from.parameter}:${name}`)) ?? known.get(name.toLowerCase()) ?? textOf(values.get(name));
  }
}

/** The value of a placeholder, or undefined. */
type Fill = (name: string) => string | undefined;

interface Filling {
  readonly call: OAuthCall;
  readonly fill: Fill;
}

function textOf(value: JsonValue | undefined): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

/** Replaces `{name}` in a text; refuses what has no value, so that no placeholder is ever sent as it is written. */
function fillText(text: string, fill: Fill, encode: (value: string) => string): string {
  return text.replace(/\{([\w:.-]+)\}/g, (written, name: string) => {
    const value = fill(name);
    if (value === undefined) {
      throw new Refusal(
        'oauth-placeholder-unresolved',
        `The sign-in needs ${written}, which has no value. Give the connection that value.`,
      );
    }
    return encode(value);
  });
}

function addressOf(url: string | undefined, what: string, fill: Fill): string {
  const address = url === undefined ? '' : fillText(url, fill, (value) => value);
  if (!parseUrl(address)) {
    throw new Refusal(
      'oauth-address-invalid',
      `The connector gives ${JSON.stringify(address)} as its ${what}, which is no http(s) address.`,
    );
  }
  return address;
}

function authorize(
  settings: OAuthSettings,
  step: Extract<OAuthStep, { kind: 'authorize' }>,
  { call, fill }: Filling,
): ShapedRequest {
  const address = addressOf(settings.authorizationUrl, 'authorization URL', fill);
  const query = new Map<string, string>([
    ['response_type', 'code'],
    ['client_id', call.client.clientId],
    ['redirect_uri', step.redirectUrl],
  ]);
  const scopes = fillText(settings.scopes.join(settings.scopeDelimiter), fill, (value) => value);
  if (scopes !== '') query.set('scope', scopes);
  if (settings.resource)
    query.set(
      'resource',
      fillText(settings.resource, fill, (value) => value),
    );
  const template = fillText(settings.authorizationQueryTemplate ?? '', fill, encodeValue).replace(/^\?/, '');
  for (const pair of template.split('&').filter((text) => text !== '')) {
    const at = pair.indexOf('=');
    if (at > 0) query.set(pair.slice(0, at), decodeField(pair.slice(at + 1)));
  }
  query.set('state', step.state);
  query.set('code_challenge', step.codeChallenge);
  query.set('code_challenge_method', 'S256');
  const joined = [...query].map(([name, value]) => `${encodeValue(name)}=${encodeValue(value)}`).join('&');
  return {
    method: 'GET',
    url: `${address}${address.includes('?') ? '&' : '?'}${joined}`,
    headers: {},
    preparations: [],
  };
}

function requestToken(
  settings: OAuthSettings,
  step: Exclude<OAuthStep, { kind: 'authorize' }>,
  { call, fill }: Filling,
): ShapedRequest {
  const url = step.kind === 'refresh' ? (settings.refreshUrl ?? settings.tokenUrl) : settings.tokenUrl;
  const fields = new Map(standardFields(settings, step, { call, fill }));
  const template =
    step.kind === 'refresh'
      ? settings.refreshBodyTemplate
      : step.kind === 'code'
        ? settings.tokenBodyTemplate
        : undefined;
  for (const pair of fillText(template ?? '', fill, encodeValue)
    .split('&')
    .filter((text) => text.includes('='))) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const value = decodeField(pair.slice(at + 1));
    if (
      value !== '' &&
      !(name === 'grant_type' && step.kind === 'refresh') &&
      !(name === 'code' && step.kind === 'refresh')
    )
      fields.set(name, value);
  }
  const body = [...fields]
    .map(([name, value]) => `${encodeValue(name)}=${encodeValue(value).replaceAll('%20', '+')}`)
    .join('&');
  return {
    method: 'POST',
    url: addressOf(url, step.kind === 'refresh' ? 'refresh URL' : 'token URL', fill),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body,
    preparations: [],
  };
}

function standardFields(
  settings: OAuthSettings,
  step: Exclude<OAuthStep, { kind: 'authorize' }>,
  { call, fill }: Filling,
): readonly (readonly [string, string])[] {
  const client: (readonly [string, string])[] = [['client_id', call.client.clientId]];
  if (call.client.clientSecret) client.push(['client_secret', call.client.clientSecret]);
  const scopes = fillText(settings.scopes.join(settings.scopeDelimiter), fill, (value) => value);
  const scope: (readonly [string, string])[] = scopes === '' ? [] : [['scope', scopes]];
  const resource: (readonly [string, string])[] = settings.resource
    ? [['resource', fillText(settings.resource, fill, (value) => value)]]
    : [];
  switch (step.kind) {
    case 'code':
      return [
        ['grant_type', 'authorization_code'],
        ['code', step.code],
        ['redirect_uri', step.redirectUrl],
        ['code_verifier', step.codeVerifier],
        ...client,
        ...resource,
      ];
    case 'refresh':
      return [['grant_type', 'refresh_token'], ['refresh_token', step.refreshToken], ...client, ...resource];
    case 'client-credentials':
      return [['grant_type', 'client_credentials'], ...client, ...scope, ...resource];
    case 'jwt-bearer':
      return [
        ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
        ['assertion', step.assertion],
        ...client,
        ...scope,
      ];
  }
}

/** A name or value of a form. */
function decodeField(text: string): string {
  return decodePercent(text.replaceAll('+', ' '));
}

/** What an authorization server answered: a token, or why not. */
export type TokenAnswer =
  | {
      readonly kind: 'token';
      readonly accessToken: string;
      readonly tokenType: string;
      readonly refreshToken?: string;
      /** Seconds until it expires, where the server says so. */
      readonly expiresInSeconds?: number;
      readonly scopes: readonly string[];
      /** Whom the ID token names that came with it, to be shown. */
      readonly identity?: string;
      /** Everything else that came with it. */
      readonly properties: JsonObject;
    }
  | { readonly kind: 'refused'; readonly error: string; readonly description: string; readonly needsSignIn: boolean };

/** Reads the body of a token answer, JSON or form-encoded, tolerant of the spellings that servers use. */
export function readTokenAnswer(status: number, body: string): TokenAnswer {
  const fields = readFields(body);
  const text = (...names: readonly string[]): string | undefined =>
    names.map((name) => textOf(fields[name])).find((value) => value);
  const nested = isJsonObject(fields['authed_user']) ? textOf(fields['authed_user']['access_token']) : undefined;
  const accessToken = text('access_token', 'accessToken') ?? nested;
  if (status >= 400 || accessToken === undefined) {
    const error = text('error', 'error_code', 'code') ?? `http-${status}`;
    return {
      kind: 'refused',
      error,
      description: (text('error_description', 'message', 'error_message') ?? '').slice(0, 500),
      needsSignIn: ['invalid_grant', 'interaction_required', 'consent_required', 'login_required'].includes(error),
    };
  }
  const refreshToken = text('refresh_token', 'refreshToken');
  const expires = Number(text('expires_in', 'expiresIn', 'expires') ?? Number.NaN);
  const { access_token: _access, refresh_token: _refresh, id_token: idToken, ...properties } = fields;
  const identity = readIdentity(idToken);
  return {
    kind: 'token',
    accessToken,
    tokenType: text('token_type', 'tokenType') ?? 'Bearer',
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(Number.isFinite(expires) && expires > 0 ? { expiresInSeconds: expires } : {}),
    ...(identity === undefined ? {} : { identity }),
    scopes: (text('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== ''),
    properties,
  };
}

function readFields(body: string): JsonObject {
  try {
    const value = JSON.parse(body) as JsonValue;
    return isJsonObject(value) ? value : {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const fields: Record<string, JsonValue> = {};
  for (const pair of body.split('&')) {
    const at = pair.indexOf('=');
    if (at > 0) fields[decodeField(pair.slice(0, at))] = decodeField(pair.slice(at + 1));
  }
  return fields;
}
