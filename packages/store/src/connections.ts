import { randomUUID } from 'node:crypto';
import type { Scope } from './scope.ts';

/** Which connector a connection is to: a custom one of its tenant, or an entry of the catalogue. */
export type ConnectorReference =
  | { readonly kind: 'custom'; readonly connectorId: string }
  | { readonly kind: 'catalogue'; readonly name: string };

/** A secret as it is kept: sealed by the vault for this record, field and version. */
export interface SealedField {
  readonly version: number;
  readonly sealed: string;
}

/** Why a connection cannot be used as it is. */
export interface ConnectionProblem {
  readonly code: string;
  readonly message: string;
  /** The parameter that is concerned. */
  readonly target?: string;
}

/** A connection as it is kept. */
export interface Connection {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
  readonly region: string;
  readonly displayName: string;
  readonly connector: ConnectorReference;
  readonly parameterSet: string | undefined;
  /** Values that are not secret. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, SealedField>>;
  readonly problem: ConnectionProblem | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdBy: string | undefined;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Where a connection is in the tree of resources. Names match ignoring case. */
export interface ConnectionAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** What is saved of a connection. */
export interface SavedConnection extends ConnectionAddress {
  readonly connectionId: string;
  readonly region: string;
  readonly displayName: string;
  readonly connector: ConnectorReference;
  readonly parameterSet: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, SealedField>>;
  readonly problem: ConnectionProblem | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdBy: string | undefined;
  readonly at: Date;
}

/** Which connections to list, by name. */
export interface ConnectionFilter {
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  readonly connector?: ConnectorReference;
  readonly limit: number;
  /** The connection id that the last page ended with. */
  readonly after?: string;
}

/** The connections of a tenant (in the system scope: of all tenants). */
export interface Connections {
  /** Inserts the connection, or replaces the one with this id. */
  save(saved: SavedConnection): Promise<Connection>;
  find(address: ConnectionAddress): Promise<Connection | undefined>;
  findById(connectionId: string): Promise<Connection | undefined>;
  /** As `findById`, and nobody else changes it until the transaction ends. */
  lock(connectionId: string): Promise<Connection | undefined>;
  list(filter: ConnectionFilter): Promise<readonly Connection[]>;
  setTags(connectionId: string, tags: Readonly<Record<string, string>>, at: Date): Promise<void>;
  setSecrets(connectionId: string, secrets: Readonly<Record<string, SealedField>>, at: Date): Promise<void>;
  setProblem(connectionId: string, problem: ConnectionProblem | undefined, at: Date): Promise<void>;
  /** Answers whether there was one. */
  delete(connectionId: string): Promise<boolean>;
}

/** The connections aggregate on a scope. Saving needs the scope of a tenant. */
export function connections(scope: Scope): Connections {
  const one = async (where: string, values: readonly unknown[]) => {
    const rows = await scope.query<ConnectionRow>(`select * from connections where ${where}`, values);
    return rows[0] && toConnection(rows[0]);
  };
  return {
    save: (saved) => save(scope, saved),
    find: ({ subscriptionId, resourceGroup, name }) =>
      one('subscription_id = $1 and lower(resource_group) = lower($2) and lower(name) = lower($3)', [
        subscriptionId,
        resourceGroup,
        name,
      ]),
    findById: (connectionId) => one('connection_id = $1', [connectionId]),
    lock: (connectionId) => one('connection_id = $1 for update', [connectionId]),
    async list(filter) {
      const { connector } = filter;
      const rows = await scope.query<ConnectionRow>(
        `select * from connections
         where ($1::uuid is null or subscription_id = $1)
           and ($2::text is null or lower(resource_group) = lower($2))
           and ($3::uuid is null or connector_id = $3)
           and ($4::text is null or lower(catalogue_name) = lower($4))
           and ($5::uuid is null or (lower(name), connection_id) >
             (select lower(name), connection_id from connections where connection_id = $5))
         order by lower(name), connection_id limit $6`,
        [
          filter.subscriptionId,
          filter.resourceGroup,
          connector?.kind === 'custom' ? connector.connectorId : undefined,
          connector?.kind === 'catalogue' ? connector.name : undefined,
          filter.after,
          filter.limit,
        ],
      );
      return rows.map(toConnection);
    },
    async setTags(connectionId, tags, at) {
      await scope.query('update connections set tags = $2, changed_at = $3 where connection_id = $1', [
        connectionId,
        JSON.stringify(tags),
        at,
      ]);
    },
    async setSecrets(connectionId, secrets, at) {
      await scope.query('update connections set secrets = $2, changed_at = $3 where connection_id = $1', [
        connectionId,
        JSON.stringify(secrets),
        at,
      ]);
    },
    async setProblem(connectionId, problem, at) {
      await scope.query('update connections set problem = $2, changed_at = $3 where connection_id = $1', [
        connectionId,
        problem === undefined ? null : JSON.stringify(problem),
        at,
      ]);
    },
    async delete(connectionId) {
      const rows = await scope.query('delete from connections where connection_id = $1 returning 1', [connectionId]);
      return rows.length > 0;
    },
  };
}

/** A new connection's id, which its secrets are sealed for before it is saved. */
export function newConnectionId(): string {
  return randomUUID();
}

async function save(scope: Scope, saved: SavedConnection): Promise<Connection> {
  const { connector } = saved;
  const rows = await scope.query<ConnectionRow>(
    `insert into connections (tenant_id, connection_id, subscription_id, resource_group, name, region, display_name,
       connector_id, catalogue_name, parameter_set, "values", secrets, problem, tags, created_by, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)
     on conflict (connection_id) do update set display_name = excluded.display_name,
       connector_id = excluded.connector_id, catalogue_name = excluded.catalogue_name,
       parameter_set = excluded.parameter_set, "values" = excluded."values", secrets = excluded.secrets,
       problem = excluded.problem, tags = excluded.tags, changed_at = excluded.changed_at
     returning *`,
    [
      scope.tenantId,
      saved.connectionId,
      saved.subscriptionId,
      saved.resourceGroup,
      saved.name,
      saved.region,
      saved.displayName,
      connector.kind === 'custom' ? connector.connectorId : null,
      connector.kind === 'catalogue' ? connector.name : null,
      saved.parameterSet ?? null,
      JSON.stringify(saved.values),
      JSON.stringify(saved.secrets),
      saved.problem === undefined ? null : JSON.stringify(saved.problem),
      JSON.stringify(saved.tags),
      saved.createdBy ?? null,
      saved.at,
    ],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('A saved connection has no row.');
  return toConnection(row);
}

interface ConnectionRow {
  readonly tenant_id: string;
  readonly connection_id: string;
  readonly subscription_id: string;
  readonly resource_group: string;
  readonly name: string;
  readonly region: string;
  readonly display_name: string;
  readonly connector_id: string | null;
  readonly catalogue_name: string | null;
  readonly parameter_set: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, SealedField>>;
  readonly problem: ConnectionProblem | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
}

function toConnection(row: ConnectionRow): Connection {
  return {
    tenantId: row.tenant_id,
    connectionId: row.connection_id,
    subscriptionId: row.subscription_id,
    resourceGroup: row.resource_group,
    name: row.name,
    region: row.region,
    displayName: row.display_name,
    connector:
      row.connector_id === null
        ? { kind: 'catalogue', name: row.catalogue_name ?? '' }
        : { kind: 'custom', connectorId: row.connector_id },
    parameterSet: row.parameter_set ?? undefined,
    values: row.values,
    secrets: row.secrets,
    problem: row.problem ?? undefined,
    tags: row.tags,
    createdBy: row.created_by ?? undefined,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
