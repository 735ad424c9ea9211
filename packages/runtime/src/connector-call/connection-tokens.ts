import type { AccessToken, ConnectionParameter, Connector, OAuthCall } from '@tenon/connector';
import { type Connection, catalogueEntries, connections, type Scope } from '@tenon/store';
import type { Vault } from '../vault/vault.ts';
import {
  askForToken,
  oauthCallOf,
  oauthParameters,
  type RegisteredConnector,
  type TokenParts,
} from './ask-for-token.ts';
import { openConnection, secretPlace, tokenField } from './connection-values.ts';
import { isFresh, type KeptToken, stepWithoutPerson, toKeptToken } from './kept-token.ts';
import type { GivenToken, TokenFailure } from './token-source.ts';

/** The tokens of a connection by parameter, or why it has none. */
export type ConnectionTokens =
  | { readonly kind: 'tokens'; readonly tokens: Readonly<Record<string, AccessToken>> }
  | TokenFailure;

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
  const call = await oauthCall(parts, { connection, connector, parameter });
  return parts.store.inTenant(connection.tenantId, async (scope) => {
    const locked = await connections(scope).lock(connection.connectionId);
    if (locked === undefined) return failed('connection-not-found', 'The connection was deleted.');
    const kept = keptToken(parts.vault, locked, parameter.name);
    if (kept !== undefined && isFresh(kept, parts.clock.now(), refused)) return kept;
    const step = stepWithoutPerson(parameter, { kept, call, now: parts.clock.now() });
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

/** The registration with which a connection asks: its own where it has one, else the connector's. */
export async function oauthCall(
  parts: Pick<TokenParts, 'store' | 'vault'>,
  {
    connection,
    connector,
    parameter,
  }: { readonly connection: Connection; readonly connector: Connector; readonly parameter: ConnectionParameter },
): Promise<OAuthCall> {
  const { data } = openConnection(parts.vault, connection, {});
  return oauthCallOf(parts, { owner: await ownerOf(parts.store, connection), connector, parameter, data });
}

/** The connector behind that of a connection: itself, or the publisher's for one of the catalogue. Null where that is gone. */
export function ownerOf(
  store: TokenParts['store'],
  { tenantId, connector }: Pick<Connection, 'tenantId' | 'connector'>,
): Promise<RegisteredConnector> {
  return store.inTenant(tenantId, async (scope) => {
    if (connector.kind === 'custom') return { tenantId, connectorId: connector.connectorId };
    const entry = await catalogueEntries(scope).find(connector.name);
    return { tenantId: entry?.publisherTenantId ?? tenantId, connectorId: entry?.connectorId ?? null };
  });
}

/** Keeps what a server gave, in place of the token before. */
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
  const token = toKeptToken(answer, { now, earlier });
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
