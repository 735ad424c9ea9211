import type { Scope } from '../scope.ts';

/** Runs of one transaction: it stays short, and what it locks is nobody's any more. */
const batchSize = 500;
/** A run that began while its workflow was being deleted comes to light within this time. */
const lateForMinutes = 10;

/**
 * Marks a deleted workflow, so that its history is removed later. What it costs grows with the runs that go on, not with the history:
 * those are over from now on, and whoever carries one out is refused its next write.
 */
export async function markDeleted(scope: Scope, { tenantId, workflowId }: Marked): Promise<void> {
  await scope.query('insert into deleted_workflows (tenant_id, workflow_id) values ($1, $2)', [tenantId, workflowId]);
  await endLiveRuns(scope, workflowId);
}

/** A deleted workflow. */
export interface Marked {
  readonly tenantId: string;
  readonly workflowId: string;
}

/**
 * Removes the history of deleted workflows in short transactions until none is left or `signal` is aborted; answers how many runs and entries went.
 * Several processes may do it at once: each takes what no other has in hand.
 */
export async function removeDeleted(
  inSystem: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
  signal: AbortSignal,
): Promise<number> {
  const marks = await inSystem((scope) =>
    scope.query<{ workflow_id: string }>('select workflow_id from deleted_workflows order by deleted_at'),
  );
  let removed = 0;
  for (const { workflow_id: workflowId } of marks) {
    let some = batchSize;
    while (some > 0 && !signal.aborted) {
      some = await inSystem((scope) => removeSome(scope, workflowId));
      removed += some;
    }
  }
  return removed;
}

/** One batch; 0 when nothing is left, or another process is at it. */
async function removeSome(scope: Scope, workflowId: string): Promise<number> {
  const [mark] = await scope.query<{ is_old: boolean }>(
    `select deleted_at < now() - interval '${lateForMinutes} minutes' as is_old
     from deleted_workflows where workflow_id = $1 for update skip locked`,
    [workflowId],
  );
  if (mark === undefined) return 0;
  await endLiveRuns(scope, workflowId);
  const rows = await scope.query<{ run_name: string }>(
    'select run_name from finished_runs where workflow_id = $1 order by run_name limit $2',
    [workflowId, batchSize],
  );
  const names = rows.map((row) => row.run_name);
  if (names.length > 0) {
    // From the first to the last name: only the parts that hold them are looked into.
    const span = [names, names[0], names.at(-1)];
    const among = 'run_name = any($1::text[]) and run_name >= $2 and run_name <= $3';
    for (const table of ['run_journal', 'run_contents', 'run_bodies', 'run_messages', 'child_runs']) {
      await scope.query(`delete from ${table} where ${among}`, span);
    }
    await scope.query(`delete from finished_runs where workflow_id = $4 and ${among}`, [...span, workflowId]);
    return names.length;
  }
  const histories = await scope.query(
    `delete from trigger_histories where workflow_id = $1 and (trigger_name, name) in (
       select trigger_name, name from trigger_histories where workflow_id = $1 limit $2)
     returning name`,
    [workflowId, batchSize],
  );
  if (histories.length === 0 && mark.is_old) {
    await scope.query('delete from deleted_workflows where workflow_id = $1', [workflowId]);
  }
  return histories.length;
}

async function endLiveRuns(scope: Scope, workflowId: string): Promise<void> {
  const columns =
    'tenant_id, workflow_id, run_name, version, trigger_name, client_tracking_id, origin_name, started_at';
  await scope.query(
    `with gone as (delete from live_runs where workflow_id = $1 returning ${columns})
     insert into finished_runs (${columns}, ended_at, status) select ${columns}, now(), 'Cancelled' from gone`,
    [workflowId],
  );
}
