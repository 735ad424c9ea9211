import type { Scope } from '../scope.ts';

/** How many of the main things the database holds, on a scope of the system. */
export async function storedThings(scope: Scope): Promise<Readonly<Record<string, number>>> {
  const rows = await scope.query<Record<string, number>>(
    `select (select count(*) from tenants)::int as tenants,
            (select count(*) from workflows)::int as workflows,
            (select count(*) from live_runs)::int as "runs going on",
            (select count(*) from finished_runs)::int as "runs over"`,
  );
  return rows[0] ?? {};
}
