import { systemRole, tenantRole } from '../database.ts';
import { historyUntil } from '../history/history-parts.ts';
import type { Scope } from '../scope.ts';

/** What an operator should know of the database. */
export interface DatabaseHealth {
  /** Tables with rows of tenants that row-level security does not hold: there should be none. */
  readonly unguardedTables: readonly string[];
  /** Roles of the product that could pass row-level security, or do not exist. */
  readonly unsafeRoles: readonly string[];
  readonly connections: { readonly used: number; readonly most: number };
  readonly now: Date;
  readonly bytes: number;
  /** Runs that a number holds that is no worker any more. */
  readonly runsOfNobody: number;
  /** Up to which instant every table of the history has a part made for it. */
  readonly historyUntil: Date;
}

/** Looks at the database as a whole, on a scope of the system. */
export async function databaseHealth(scope: Scope): Promise<DatabaseHealth> {
  const tables = await scope.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
       and not c.relispartition
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
     order by 1`,
  );
  const roles = await scope.query<{ name: string }>(
    `select rolname as name from pg_roles
     where rolname = any($1) and not rolsuper and not rolbypassrls and not rolcanlogin`,
    [[tenantRole, systemRole]],
  );
  const [figures] = await scope.query<{
    used: number;
    most: number;
    now: Date;
    bytes: string;
    runs_of_nobody: number;
  }>(
    `select (select count(*) from pg_stat_activity)::int as used, current_setting('max_connections')::int as most,
            clock_timestamp() as now, pg_database_size(current_database()) as bytes,
            (select count(*) from live_runs l where worker is not null
               and not exists (select from workers w where w.worker = l.worker))::int as runs_of_nobody`,
  );
  const safe = new Set(roles.map(({ name }) => name));
  return {
    unguardedTables: tables.map(({ name }) => name),
    unsafeRoles: [tenantRole, systemRole].filter((role) => !safe.has(role)),
    connections: { used: figures?.used ?? 0, most: figures?.most ?? 0 },
    now: figures?.now ?? new Date(0),
    bytes: Number(figures?.bytes ?? 0),
    runsOfNobody: figures?.runs_of_nobody ?? 0,
    historyUntil: await historyUntil(scope),
  };
}

/** What time it is by the clock of the database, which decides what is due. */
export async function databaseTime(scope: Scope): Promise<Date> {
  const [row] = await scope.query<{ now: Date }>('select clock_timestamp() as now', [], 'database-time');
  if (row === undefined) throw new Error('The database did not say what time it is.');
  return row.now;
}

/** The ids of the master keys that stored secrets are sealed with: a sealed value names its key after the first dot. */
export async function sealingKeys(scope: Scope): Promise<readonly string[]> {
  const rows = await scope.query<{ id: string }>(
    `select distinct id from (
       select split_part(f.value ->> 'sealed', '.', 2) as id
       from connections c, jsonb_each(case jsonb_typeof(c.secrets) when 'object' then c.secrets else '{}' end) f limit 10000
     ) ids where id <> '' order by 1`,
  );
  return rows.map(({ id }) => id);
}
