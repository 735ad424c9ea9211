import type { Scope } from '../scope.ts';

/** A folder of a subscription, in a region. Its name compares ignoring case. */
export interface ResourceGroup {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly name: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: Date;
}

const columns = `tenant_id as "tenantId", subscription_id as "subscriptionId", name, region, tags,
  created_at as "createdAt"`;

/** Resource groups. */
export function resourceGroups(scope: Scope) {
  return {
    /** Answers false, and changes nothing, when the subscription has a group of that name. */
    async insert(group: ResourceGroup): Promise<boolean> {
      const rows = await scope.query(
        `insert into resource_groups (tenant_id, subscription_id, name, region, tags, created_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning name`,
        [group.tenantId, group.subscriptionId, group.name, group.region, JSON.stringify(group.tags), group.createdAt],
      );
      return rows.length > 0;
    },
    async find(subscriptionId: string, name: string): Promise<ResourceGroup | undefined> {
      return (
        await scope.query<ResourceGroup>(
          `select ${columns} from resource_groups where subscription_id = $1 and name_key = lower($2)`,
          [subscriptionId, name],
        )
      )[0];
    },
    async setTags(subscriptionId: string, name: string, tags: Readonly<Record<string, string>>): Promise<void> {
      await scope.query(`update resource_groups set tags = $3 where subscription_id = $1 and name_key = lower($2)`, [
        subscriptionId,
        name,
        JSON.stringify(tags),
      ]);
    },
    /** All of a subscription, or of every subscription the scope sees, by name. */
    list(subscriptionId?: string): Promise<readonly ResourceGroup[]> {
      return scope.query(
        `select ${columns} from resource_groups where $1::uuid is null or subscription_id = $1 order by name_key`,
        [subscriptionId ?? null],
      );
    },
    /** The name of something that still lives in the group, or undefined. */
    async firstResident(subscriptionId: string, name: string): Promise<string | undefined> {
      const rows = await scope.query<{ name: string }>(
        `select name from connectors where subscription_id = $1 and lower(resource_group) = lower($2)
         union all select name from connections where subscription_id = $1 and lower(resource_group) = lower($2)
         union all select name from workflows where subscription_id = $1 and lower(resource_group) = lower($2)
         limit 1`,
        [subscriptionId, name],
      );
      return rows[0]?.name;
    },
    async delete(subscriptionId: string, name: string): Promise<boolean> {
      const rows = await scope.query(
        `delete from resource_groups where subscription_id = $1 and name_key = lower($2) returning name`,
        [subscriptionId, name],
      );
      return rows.length > 0;
    },
  };
}
