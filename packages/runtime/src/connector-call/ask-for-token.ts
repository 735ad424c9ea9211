import {
  type Connection as ConnectionData,
  type ConnectionParameter,
  type Connector,
  type OAuthCall,
  type OAuthStep,
  shapeOAuth,
} from '@tenon/connector';
import { customApiSettings, type Store } from '@tenon/store';
import type { Egress } from '../egress/egress.ts';
import type { Vault } from '../vault/vault.ts';
import { type GivenToken, requestToken, type TokenFailure } from './token-source.ts';

/** What obtaining tokens needs. */
export interface TokenParts {
  readonly store: Store;
  readonly egress: Egress;
  readonly vault: Vault;
  readonly clock: { now(): Date };
}

/** The OAuth parameters that count for a connection. */
export function oauthParameters(
  { connection }: Connector,
  parameterSet: string | undefined,
): readonly ConnectionParameter[] {
  const set = connection.sets.find(({ name }) => name === parameterSet) ?? connection.sets[0];
  return [...connection.parameters, ...(set?.parameters ?? [])].filter(({ type }) => type === 'oauth');
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

/** A connector whose author registered a client for everyone who uses it. Without an id the connector is gone. */
export interface RegisteredConnector {
  readonly tenantId: string;
  readonly connectorId: string | null;
}

/**
 * The registration with which tokens are asked for: that among the given values (`{parameter}:clientId`, `{parameter}:clientSecret`)
 * where there is one, else the connector's. Its client secret may be another tenant's; it is used for those who connect, and shown
 * to none of them.
 */
export async function oauthCallOf(
  parts: Pick<TokenParts, 'store' | 'vault'>,
  {
    owner,
    connector,
    parameter,
    data,
  }: {
    readonly owner: RegisteredConnector;
    readonly connector: Connector;
    readonly parameter: ConnectionParameter;
    /** The values of the connection, in clear. */
    readonly data: ConnectionData;
  },
): Promise<OAuthCall> {
  const own = (part: string) => {
    const value = data.values[`${parameter.name}:${part}`];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const clientSecret =
    own('clientSecret') ??
    (await connectorSecret(parts, {
      owner,
      parameter: parameter.name,
      parameterSet: setOf(connector, parameter, data),
    }));
  return {
    parameter: parameter.name,
    client: {
      clientId: own('clientId') ?? parameter.oauth?.clientId ?? '',
      ...(clientSecret === undefined ? {} : { clientSecret }),
    },
    connection: data,
  };
}

/** The chosen way to connect, where the parameter is one of it. */
function setOf(connector: Connector, parameter: ConnectionParameter, data: ConnectionData): string | undefined {
  const set = connector.connection.sets.find(({ name }) => name === data.parameterSet);
  return set?.parameters.includes(parameter) ? set.name : undefined;
}

async function connectorSecret(
  { store, vault }: Pick<TokenParts, 'store' | 'vault'>,
  {
    owner: { tenantId, connectorId },
    parameterSet,
    parameter,
  }: {
    readonly owner: RegisteredConnector;
    readonly parameterSet: string | undefined;
    readonly parameter: string;
  },
): Promise<string | undefined> {
  if (connectorId === null) return undefined;
  const { secrets } = await store.inTenant(tenantId, (scope) => customApiSettings(scope).find(connectorId));
  // Ways to connect may each be registered as a client of its own.
  const inSet = `${parameterSet ?? ''}/${parameter}`;
  const field = secrets[inSet] === undefined ? parameter : inSet;
  const sealed = secrets[field];
  if (sealed === undefined) return undefined;
  return vault.open({ tenantId, recordId: connectorId, field, version: sealed.version }, sealed.sealed).reveal();
}
