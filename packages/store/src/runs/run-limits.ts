import type { Scope } from '../scope.ts';
import type { RunKey } from './flush.ts';

/** How many runs of one trigger are going on and wait; counted under a lock, so that two callers cannot both take the last place. */
export interface RunLimits {
  /** Holds the lock of the workflow until the transaction ends. */
  count(workflowId: string, triggerName: string): Promise<{ readonly running: number; readonly waiting: number }>;
  /** Admits those that wait longest; answers them. */
  admit(
    workflowId: string,
    triggerName: string,
    limit: number,
  ): Promise<readonly (RunKey & { readonly region: string })[]>;
  /** Triggers of these regions that have runs waiting for their turn. */
  crowded(
    regions: readonly string[],
  ): Promise<readonly { readonly workflowId: string; readonly triggerName: string }[]>;
}

/** The limits of runs on a scope of the system. */
export function runLimits(scope: Scope): RunLimits {
  return {
    async count(workflowId, triggerName) {
      await scope.query('select from workflows where workflow_id = $1 for no key update', [workflowId]);
      const rows = await scope.query<{ running: number; waiting: number }>(
        `select count(*) filter (where status = 'Running')::int as running,
                count(*) filter (where status = 'Waiting')::int as waiting
         from live_runs where workflow_id = $1 and trigger_name = $2`,
        [workflowId, triggerName],
      );
      return rows[0] ?? { running: 0, waiting: 0 };
    },
    async admit(workflowId, triggerName, limit) {
      const rows = await scope.query<{ tenant_id: string; run_name: string; region: string }>(
        // Materialized, because a subquery that a plan reads once a row would lock, and so admit, more than the limit.
        `with next as materialized (
           select run_name from live_runs
           where workflow_id = $1 and trigger_name = $2 and status = 'Waiting'
           order by run_name desc limit $3 for no key update)
         update live_runs l set status = 'Running', wake_at = now() from next
         where l.workflow_id = $1 and l.run_name = next.run_name
         returning l.tenant_id, l.run_name, l.region`,
        [workflowId, triggerName, limit],
      );
      return rows.map((row) => ({ tenantId: row.tenant_id, workflowId, runName: row.run_name, region: row.region }));
    },
    async crowded(regions) {
      const rows = await scope.query<{ workflow_id: string; trigger_name: string }>(
        `select distinct workflow_id, trigger_name from live_runs where status = 'Waiting' and region = any($1::text[])`,
        [regions],
      );
      return rows.map((row) => ({ workflowId: row.workflow_id, triggerName: row.trigger_name }));
    },
  };
}
