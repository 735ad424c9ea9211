import type { Scope } from './scope.ts';

/** Which connections the runs of a workflow may use: what a definition names is used only if it is here. */
export function workflowConnections(scope: Scope) {
  return {
    /** Lets a workflow use connections, those of its new version. Earlier ones stay usable for runs that are on their way. */
    async grant(
      workflowId: string,
      grant: { readonly connectionIds: readonly string[]; readonly by: string; readonly at: Date },
    ): Promise<void> {
      await scope.query(
        'update workflow_connections set is_current = connection_id = any ($2) where workflow_id = $1',
        [workflowId, grant.connectionIds],
      );
      await scope.query(
        `insert into workflow_connections (tenant_id, workflow_id, connection_id, is_current, granted_by, granted_at)
         select $1, $2, unnest($3::uuid[]), true, $4, $5
         on conflict (workflow_id, connection_id) do nothing`,
        [scope.tenantId, workflowId, grant.connectionIds, grant.by, grant.at],
      );
    },
    async isGranted(workflowId: string, connectionId: string): Promise<boolean> {
      const rows = await scope.query('select from workflow_connections where workflow_id = $1 and connection_id = $2', [
        workflowId,
        connectionId,
      ]);
      return rows.length > 0;
    },
    /** The names of workflows whose present version uses a connection, at most 100. */
    async usersOf(connectionId: string): Promise<readonly string[]> {
      const rows = await scope.query<{ name: string }>(
        `select w.name from workflow_connections c join workflows w on w.workflow_id = c.workflow_id
         where c.connection_id = $1 and c.is_current order by lower(w.name) limit 100`,
        [connectionId],
      );
      return rows.map(({ name }) => name);
    },
  };
}
