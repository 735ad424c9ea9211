import type { AccessToken, Connection as ConnectionData, JsonObject, JsonValue } from '@tenon/connector';
import type { Connection } from '@tenon/store';
import type { SecretPlace, Vault } from '../vault/vault.ts';

/** Where a secret field of a connection belongs to. */
export function secretPlace(
  connection: Pick<Connection, 'tenantId' | 'connectionId'>,
  field: string,
  version: number,
): SecretPlace {
  return { tenantId: connection.tenantId, recordId: connection.connectionId, field, version };
}

/** A connection for the moment of a call: all its values in clear, and the secret ones once more, to be taken out of what is shown. */
export interface OpenedConnection {
  readonly data: ConnectionData;
  readonly secrets: readonly string[];
}

/** Fields whose names begin like this hold tokens, not values that a member gave. */
export const tokenField = 'oauth.';

/** Opens a connection's secrets for a call. `tokens` are those of its OAuth parameters. */
export function openConnection(
  vault: Vault,
  connection: Connection,
  tokens: Readonly<Record<string, AccessToken>>,
): OpenedConnection {
  const values: Record<string, JsonValue | undefined> = { ...(connection.values as JsonObject) };
  const secrets: string[] = [];
  for (const [field, { version, sealed }] of Object.entries(connection.secrets)) {
    if (field.startsWith(tokenField)) continue;
    const text = vault.open(secretPlace(connection, field, version), sealed).reveal();
    const value = JSON.parse(text) as JsonValue;
    secrets.push(...textsOf(value));
    Object.defineProperty(values, field, { value, enumerable: true, configurable: true, writable: true });
  }
  for (const { accessToken } of Object.values(tokens)) secrets.push(accessToken);
  return {
    data: {
      values,
      ...(connection.parameterSet === undefined ? {} : { parameterSet: connection.parameterSet }),
      ...(Object.keys(tokens).length === 0 ? {} : { tokens }),
    },
    secrets,
  };
}

/** Every text inside a value. */
export function textsOf(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (value !== undefined && value !== null && typeof value === 'object') return Object.values(value).flatMap(textsOf);
  return [];
}
