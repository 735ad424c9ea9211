import { randomUUID } from 'node:crypto';
import type { Scope } from './scope.ts';

/** An integration account as it is kept: a resource that holds maps and schemas. */
export interface IntegrationAccount {
  readonly accountId: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** A map or a schema of an account. */
export interface IntegrationArtifact {
  readonly kind: 'map' | 'schema';
  readonly name: string;
  /** JSON of what else the resource holds: the type of the map, metadata. */
  readonly properties: string;
  readonly content: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Where an account is in the tree of resources. Names match ignoring case. */
interface AccountAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** The integration accounts of a tenant. */
export interface IntegrationAccounts {
  /** Creates the account, or replaces its tags; answers whether it is new. */
  save(
    address: AccountAddress,
    account: { readonly region: string; readonly tags: Readonly<Record<string, string>>; readonly at: Date },
  ): Promise<'created' | 'replaced'>;
  find(address: AccountAddress): Promise<IntegrationAccount | undefined>;
  /** By resource group and name. */
  list(place: {
    readonly subscriptionId: string;
    readonly resourceGroup?: string;
  }): Promise<readonly IntegrationAccount[]>;
  /** Deletes the account with all that is in it. */
  delete(accountId: string): Promise<void>;
  /** Creates or replaces a map or schema; answers whether it is new. */
  putArtifact(
    accountId: string,
    artifact: Pick<IntegrationArtifact, 'kind' | 'name' | 'properties' | 'content'> & { readonly at: Date },
  ): Promise<'created' | 'replaced'>;
  /** By name. */
  artifacts(accountId: string, kind: IntegrationArtifact['kind']): Promise<readonly IntegrationArtifact[]>;
  /** Answers whether there was one. */
  deleteArtifact(accountId: string, artifact: Pick<IntegrationArtifact, 'kind' | 'name'>): Promise<boolean>;
}

/** The integration accounts aggregate on the scope of a tenant. */
export function integrationAccounts(scope: Scope): IntegrationAccounts {
  return {
    async save({ subscriptionId, resourceGroup, name }, { region, tags, at }) {
      const rows = await scope.query<{ is_new: boolean }>(
        `insert into integration_accounts
           (tenant_id, account_id, subscription_id, resource_group, name, region, tags, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
         on conflict (subscription_id, lower(resource_group), lower(name)) do update set tags = $7, changed_at = $8
         returning xmax = 0 as is_new`,
        [scope.tenantId, randomUUID(), subscriptionId, resourceGroup, name, region, JSON.stringify(tags), at],
      );
      return rows[0]?.is_new ? 'created' : 'replaced';
    },
    async find({ subscriptionId, resourceGroup, name }) {
      const rows = await scope.query<AccountRow>(
        `select * from integration_accounts
         where subscription_id = $1 and lower(resource_group) = lower($2) and lower(name) = lower($3)`,
        [subscriptionId, resourceGroup, name],
      );
      return rows[0] && toAccount(rows[0]);
    },
    async list({ subscriptionId, resourceGroup }) {
      const rows = await scope.query<AccountRow>(
        `select * from integration_accounts
         where subscription_id = $1 and ($2::text is null or lower(resource_group) = lower($2))
         order by lower(resource_group), lower(name)`,
        [subscriptionId, resourceGroup],
      );
      return rows.map(toAccount);
    },
    async delete(accountId) {
      await scope.query('delete from integration_accounts where account_id = $1', [accountId]);
    },
    async putArtifact(accountId, { kind, name, properties, content, at }) {
      const rows = await scope.query<{ is_new: boolean }>(
        `insert into integration_artifacts
           (tenant_id, account_id, kind, name, properties, content, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)
         on conflict (account_id, kind, lower(name)) do update set properties = $5, content = $6, changed_at = $7
         returning xmax = 0 as is_new`,
        [scope.tenantId, accountId, kind, name, properties, content, at],
      );
      return rows[0]?.is_new ? 'created' : 'replaced';
    },
    async artifacts(accountId, kind) {
      const rows = await scope.query<ArtifactRow>(
        'select * from integration_artifacts where account_id = $1 and kind = $2 order by lower(name)',
        [accountId, kind],
      );
      return rows.map(toArtifact);
    },
    async deleteArtifact(accountId, { kind, name }) {
      const rows = await scope.query(
        `delete from integration_artifacts where account_id = $1 and kind = $2 and lower(name) = lower($3) returning name`,
        [accountId, kind, name],
      );
      return rows.length > 0;
    },
  };
}

interface AccountRow {
  readonly account_id: string;
  readonly subscription_id: string;
  readonly resource_group: string;
  readonly name: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly created_at: Date;
  readonly changed_at: Date;
}

function toAccount(row: AccountRow): IntegrationAccount {
  return {
    accountId: row.account_id,
    subscriptionId: row.subscription_id,
    resourceGroup: row.resource_group,
    name: row.name,
    region: row.region,
    tags: row.tags,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

interface ArtifactRow {
  readonly kind: IntegrationArtifact['kind'];
  readonly name: string;
  readonly properties: unknown;
  readonly content: string;
  readonly created_at: Date;
  readonly changed_at: Date;
}

function toArtifact(row: ArtifactRow): IntegrationArtifact {
  return {
    kind: row.kind,
    name: row.name,
    properties: JSON.stringify(row.properties),
    content: row.content,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
