import type { Scope } from '../scope.ts';

/** A custom connector: where it lives, and its newest version at a glance. */
export interface ConnectorRecord {
  readonly tenantId: string;
  readonly connectorId: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly region: string;
  readonly name: string;
  /** A draft is its author's alone; a saved connector is seen by all who share tenant, subscription and region. */
  readonly state: 'draft' | 'saved';
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A connector in a list: the newest saved version, or the draft where there is no other. */
export interface ListedConnector extends ConnectorRecord {
  readonly createdByName: string | null;
  readonly title: string;
  readonly description: string;
  readonly icon: string | null;
  readonly color: string | null;
  readonly operationCount: number;
}

const columns = `c.tenant_id as "tenantId", c.connector_id as "connectorId", c.subscription_id as "subscriptionId",
  c.resource_group as "resourceGroup", c.region, c.name, c.state, c.created_by as "createdBy",
  c.created_at as "createdAt", c.updated_at as "updatedAt"`;

/** Custom connectors. Names compare ignoring case and are unique within a resource group. */
export function connectors(scope: Scope) {
  return {
    /** Answers false, and changes nothing, when the resource group has a connector of that name. */
    async insert(connector: ConnectorRecord): Promise<boolean> {
      const rows = await scope.query(
        `insert into connectors (tenant_id, connector_id, subscription_id, resource_group, region, name, state,
           created_by, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning connector_id`,
        [
          connector.tenantId,
          connector.connectorId,
          connector.subscriptionId,
          connector.resourceGroup,
          connector.region,
          connector.name,
          connector.state,
          connector.createdBy,
          connector.createdAt,
          connector.updatedAt,
        ],
      );
      return rows.length > 0;
    },
    async find(connectorId: string): Promise<ConnectorRecord | undefined> {
      return (
        await scope.query<ConnectorRecord>(`select ${columns} from connectors c where connector_id = $1`, [connectorId])
      )[0];
    },
    /** By its address in the management API: `…/resourceGroups/{group}/providers/Microsoft.Web/customApis/{name}`. */
    async findByName(
      subscriptionId: string,
      resourceGroup: string,
      name: string,
    ): Promise<ConnectorRecord | undefined> {
      return (
        await scope.query<ConnectorRecord>(
          `select ${columns} from connectors c
           where subscription_id = $1 and lower(resource_group) = lower($2) and name_key = lower($3)`,
          [subscriptionId, resourceGroup, name],
        )
      )[0];
    },
    /** By name; of one region and resource group if given. */
    list(filter: {
      readonly subscriptionId: string;
      readonly region?: string | undefined;
      readonly resourceGroup?: string | undefined;
    }): Promise<readonly ListedConnector[]> {
      return scope.query(
        `select ${columns}, m.display_name as "createdByName", v.title, v.description, v.icon, v.color,
           v.operation_count as "operationCount"
         from connectors c
         left join members m on m.member_id = c.created_by and m.tenant_id = c.tenant_id
         cross join lateral (
           select * from connector_versions v where v.connector_id = c.connector_id
           order by (v.state = 'saved') desc, v.number desc limit 1) v
         where c.subscription_id = $1 and ($2::text is null or c.region = $2)
           and ($3::text is null or lower(c.resource_group) = lower($3))
         order by c.name_key, c.connector_id`,
        [filter.subscriptionId, filter.region ?? null, filter.resourceGroup ?? null],
      );
    },
    /** Changes what is given; answers false when another connector of the group has the name. */
    async update(
      connectorId: string,
      change: {
        readonly name?: string | undefined;
        readonly state?: ConnectorRecord['state'] | undefined;
        readonly updatedAt: Date;
      },
    ): Promise<boolean> {
      const rows = await scope.query(
        `update connectors c set name = coalesce($2, name), state = coalesce($3, state), updated_at = $4
         where connector_id = $1 and not exists (
           select from connectors o where o.subscription_id = c.subscription_id
             and lower(o.resource_group) = lower(c.resource_group) and o.name_key = lower($2) and o.connector_id <> $1)
         returning connector_id`,
        [connectorId, change.name ?? null, change.state ?? null, change.updatedAt],
      );
      return rows.length > 0;
    },
    /** Moves a connector to another resource group, or name, of its subscription. */
    async move(
      connectorId: string,
      to: { readonly resourceGroup: string; readonly name: string; readonly updatedAt: Date },
    ): Promise<void> {
      await scope.query(
        'update connectors set resource_group = $2, name = $3, updated_at = $4 where connector_id = $1',
        [connectorId, to.resourceGroup, to.name, to.updatedAt],
      );
    },
    /** Makes others wait who change this connector's versions. */
    async lock(connectorId: string): Promise<void> {
      await scope.query(`select from connectors where connector_id = $1 for update`, [connectorId]);
    },
    async delete(connectorId: string): Promise<void> {
      await scope.query(`delete from connectors where connector_id = $1`, [connectorId]);
    },
  };
}
