import { descendingDigits } from '../descending-digits.ts';
import type { Scope } from '../scope.ts';

/** How much a catalogue entry is used, counted over all tenants. */
export interface CatalogueUse {
  readonly tenants: number;
  readonly connections: number;
  readonly brokenConnections: number;
  readonly workflows: number;
  readonly runs: number;
  readonly failedRuns: number;
  readonly openQuestions: number;
}

/** Counts in the system scope how much an entry is used: connections and workflows now, runs that are over and began since an instant. */
export async function countCatalogueUse(scope: Scope, entryName: string, since: Date): Promise<CatalogueUse> {
  const rows = await scope.query<CatalogueUse>(
    `with used as materialized (
       select connection_id, tenant_id, problem is not null as is_broken from connections
       where lower(catalogue_name) = lower($1)),
     users as materialized (
       select distinct c.workflow_id from workflow_connections c join used on used.connection_id = c.connection_id
       where c.is_current),
     ended as (
       select count(*)::int as runs, count(*) filter (where r.status in ('Failed', 'TimedOut'))::int as failed
       from finished_runs r join users on users.workflow_id = r.workflow_id where r.run_name <= $2)
     select count(distinct tenant_id)::int as tenants, count(*)::int as connections,
       count(*) filter (where is_broken)::int as "brokenConnections",
       (select count(*)::int from users) as workflows, (select runs from ended) as runs,
       (select failed from ended) as "failedRuns",
       (select count(*)::int from forum_posts where entry_key = lower($1) and question_id is null and not is_solved)
         as "openQuestions"
     from used`,
    // Names tell when a run began: only the parts since then are read.
    [entryName, `${descendingDigits(since, 0)}~`],
  );
  const [use] = rows;
  if (use === undefined) throw new Error('A count without groups answers one row.');
  return use;
}

/** In the system scope: the members whose connections are to an entry. */
export function connectionOwners(
  scope: Scope,
  entryName: string,
): Promise<readonly { readonly tenantId: string; readonly memberId: string }[]> {
  return scope.query(
    `select distinct tenant_id as "tenantId", created_by as "memberId" from connections
     where lower(catalogue_name) = lower($1) and created_by is not null`,
    [entryName],
  );
}
