import {
  type AccessToken,
  type ConnectionParameter,
  type Connector,
  type JsonObject,
  type OAuthCall,
  type OAuthStep,
  shapeOAuth,
} from '@tenon/connector';
import {
  type Connection,
  catalogueEntries,
  connections,
  customApiSettings,
  type Scope,
  type Store,
} from '@tenon/store';
import type { Egress } from '../egress/egress.ts';
import type { Vault } from '../vault/vault.ts';
import { openConnection, secretPlace, tokenField } from './connection-values.ts';
import { signAssertion } from './sign-assertion.ts';
import { type GivenToken, requestToken, type TokenFailure } from './token-source.ts';

/** What obtaining tokens for connections needs. */
export interface TokenParts {
  readonly store: Store;
  readonly egress: Egress;
  readonly vault: Vault;
  readonly clock: { now(): Date };
}

/** A token as it is kept with a connection. */
interface KeptToken {
  readonly accessToken: string;
  readonly tokenType: string;
  readonly refreshToken?: string;
  /** From when on it is renewed: when four fifths of its life have passed. Absent: it is good until it is refused. */
  readonly renewAt?: string;
  readonly properties: JsonObject;
}

/** The tokens of a connection by parameter, or why it has none. */
export type ConnectionTokens =
  | { readonly kind: 'tokens'; readonly tokens: Readonly<Record<string, AccessToken>> }
  | TokenFailure;

const usableShare = 0.8;

/** The OAuth parameters that count for a connection. */
export function oauthParameters(
  connector: Connector,
  parameterSet: string | undefined,
): readonly ConnectionParameter[] {
  const set = connector.connection.sets.find(({ name }) => name === parameterSet) ?? connector.connection.sets[0];
  return [...connector.connection.parameters, ...(set?.parameters ?? [])].filter(({ type }) => type === 'oauth');
}

/**
 * Gives the tokens for a call. One that is due is renewed by one caller at a time: the row is locked, whoever waited reads what the
 * first one got, and what a server gave is kept before it is used. `refused` names an access token that an API did not take.
 */
export async function tokensOf(
  parts: TokenParts,
  {
    connection,
    connector,
    refused,
  }: { readonly connection: Connection; readonly connector: Connector; readonly refused?: string },
): Promise<ConnectionTokens> {
  const tokens: Record<string, AccessToken> = {};
  for (const parameter of oauthParameters(connector, connection.parameterSet)) {
    const kept = keptToken(parts.vault, connection, parameter.name);
    const token =
      kept !== undefined && isFresh(kept, parts.clock.now(), refused)
        ? kept
        : await renew(parts, { connection, connector, parameter, refused });
    if (token === undefined) continue;
    if ('kind' in token) return token;
    tokens[parameter.name] = {
      accessToken: token.accessToken,
      tokenType: token.tokenType,
      properties: token.properties,
    };
  }
  return { kind: 'tokens', tokens };
}

function isFresh(token: KeptToken, now: Date, refused: string | undefined): boolean {
  return token.accessToken !== refused && (token.renewAt === undefined || Date.parse(token.renewAt) > now.getTime());
}

async function renew(
  parts: TokenParts,
  {
    connection,
    connector,
    parameter,
    refused,
  }: {
    readonly connection: Connection;
    readonly connector: Connector;
    readonly parameter: ConnectionParameter;
    readonly refused: string | undefined;
  },
): Promise<KeptToken | TokenFailure | undefined> {
  const call = await oauthCall(parts, { connection, parameter });
  return parts.store.inTenant(connection.tenantId, async (scope) => {
    const locked = await connections(scope).lock(connection.connectionId);
    if (locked === undefined) return failed('connection-not-found', 'The connection was deleted.');
    const kept = keptToken(parts.vault, locked, parameter.name);
    if (kept !== undefined && isFresh(kept, parts.clock.now(), refused)) return kept;
    const step = stepFor(parameter, { kept, call, now: parts.clock.now() });
    if (step === undefined) {
      if (parameter.required || refused !== undefined)
        return failed('connection-unauthenticated', 'This connection is not authenticated. Sign in again.');
      return undefined;
    }
    const answer = await askForToken(parts, { connector, call, step });
    const at = parts.clock.now();
    if (answer.kind === 'failed') {
      if (answer.code === 'consent-ended') {
        const problem = {
          code: 'Unauthenticated',
          message: 'The consent of this connection has ended. Sign in again.',
          target: parameter.name,
        };
        await connections(scope).setProblem(locked.connectionId, problem, at);
        return { ...answer, message: `${problem.message} ${answer.message}` };
      }
      return answer;
    }
    return keepToken(parts, scope, { connection: locked, parameter: parameter.name, answer, earlier: kept });
  });
}

function stepFor(
  parameter: ConnectionParameter,
  { kept, call, now }: { readonly kept: KeptToken | undefined; readonly call: OAuthCall; readonly now: Date },
): OAuthStep | undefined {
  switch (parameter.oauth?.grant) {
    case 'client-credentials':
      return { kind: 'client-credentials' };
    case 'jwt-bearer':
      return { kind: 'jwt-bearer', assertion: signAssertion(parameter.oauth, { call, now }) };
    default:
      return kept?.refreshToken === undefined ? undefined : { kind: 'refresh', refreshToken: kept.refreshToken };
  }
}

/** Asks the token endpoint of the connector's own version; nothing at run time can name another. */
export async function askForToken(
  parts: Pick<TokenParts, 'egress'>,
  { connector, call, step }: { readonly connector: Connector; readonly call: OAuthCall; readonly step: OAuthStep },
): Promise<GivenToken | TokenFailure> {
  // The key that signs an assertion is kept where a client secret is, and never leaves.
  const { clientId } = call.client;
  const asked = step.kind === 'jwt-bearer' ? { ...call, client: { clientId } } : call;
  const request = shapeOAuth(connector, asked, step);
  const body = typeof request.body === 'string' ? request.body : '';
  return requestToken(parts.egress, { tokenUrl: request.url, body, headers: request.headers });
}

/** The registration with which a connection asks: its own where it has one, else the connector's. */
export async function oauthCall(
  parts: Pick<TokenParts, 'store' | 'vault'>,
  { connection, parameter }: { readonly connection: Connection; readonly parameter: ConnectionParameter },
): Promise<OAuthCall> {
  const { data } = openConnection(parts.vault, connection, {});
  const own = (part: string) => {
    const value = data.values[`${parameter.name}:${part}`];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const clientSecret = own('clientSecret') ?? (await connectorSecret(parts, { connection, parameter: parameter.name }));
  return {
    parameter: parameter.name,
    client: {
      clientId: own('clientId') ?? parameter.oauth?.clientId ?? '',
      ...(clientSecret === undefined ? {} : { clientSecret }),
    },
    connection: data,
  };
}

/** The connector behind that of a connection: itself, or the publisher's for one of the catalogue. Null where that is gone. */
export function ownerOf(
  store: TokenParts['store'],
  { tenantId, connector }: Pick<Connection, 'tenantId' | 'connector'>,
): Promise<{ readonly tenantId: string; readonly connectorId: string | null }> {
  return store.inTenant(tenantId, async (scope) => {
    if (connector.kind === 'custom') return { tenantId, connectorId: connector.connectorId };
    const entry = await catalogueEntries(scope).find(connector.name);
    return { tenantId: entry?.publisherTenantId ?? tenantId, connectorId: entry?.connectorId ?? null };
  });
}

/**
 * The client secret that the connector's author gave for everyone who uses the connector. That of a published connector is its
 * publisher's, in another tenant; it is used for those who connect, and shown to none of them.
 */
async function connectorSecret(
  { store, vault }: Pick<TokenParts, 'store' | 'vault'>,
  { connection, parameter }: { readonly connection: Connection; readonly parameter: string },
): Promise<string | undefined> {
  const owner = await ownerOf(store, connection);
  if (owner.connectorId === null) return undefined;
  const { connectorId } = owner;
  const { secrets } = await store.inTenant(owner.tenantId, (scope) => customApiSettings(scope).find(connectorId));
  // Ways to connect may each be registered as a client of its own.
  const inSet = `${connection.parameterSet ?? ''}/${parameter}`;
  const field = secrets[inSet] === undefined ? parameter : inSet;
  const sealed = secrets[field];
  if (sealed === undefined) return undefined;
  const place = { tenantId: owner.tenantId, recordId: connectorId, field, version: sealed.version };
  return vault.open(place, sealed.sealed).reveal();
}

/** Keeps what a server gave, in place of the token before. A refresh token that was not replaced stays. */
export async function keepToken(
  parts: Pick<TokenParts, 'vault' | 'clock'>,
  scope: Scope,
  {
    connection,
    parameter,
    answer,
    earlier,
  }: {
    readonly connection: Connection;
    readonly parameter: string;
    readonly answer: GivenToken;
    readonly earlier?: KeptToken | undefined;
  },
): Promise<KeptToken> {
  const now = parts.clock.now();
  const refreshToken = answer.refreshToken ?? earlier?.refreshToken;
  const token: KeptToken = {
    accessToken: answer.accessToken,
    tokenType: answer.tokenType,
    properties: answer.properties,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(answer.expiresInSeconds === undefined
      ? {}
      : { renewAt: new Date(now.getTime() + answer.expiresInSeconds * 1000 * usableShare).toISOString() }),
  };
  const field = `${tokenField}${parameter}`;
  const version = (connection.secrets[field]?.version ?? 0) + 1;
  const sealed = parts.vault.seal(secretPlace(connection, field, version), JSON.stringify(token));
  await connections(scope).setSecrets(
    connection.connectionId,
    { ...connection.secrets, [field]: { version, sealed } },
    now,
  );
  return token;
}

function keptToken(vault: Vault, connection: Connection, parameter: string): KeptToken | undefined {
  const field = `${tokenField}${parameter}`;
  const kept = connection.secrets[field];
  if (kept === undefined) return undefined;
  return JSON.parse(vault.open(secretPlace(connection, field, kept.version), kept.sealed).reveal()) as KeptToken;
}

function failed(code: string, message: string): TokenFailure {
  return { kind: 'failed', code, message, canRetry: false };
}
