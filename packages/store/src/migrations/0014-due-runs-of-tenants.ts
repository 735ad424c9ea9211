import type { Migration } from './migration.ts';

/** Runs that are due are found tenant by tenant, so that nobody's backlog is in front of another's run. */
export const dueRunsOfTenants: Migration = {
  name: '0014-due-runs-of-tenants',
  statements: `
create index live_runs_turns on live_runs (region, tenant_id, wake_at) where worker is null and wake_at is not null;
`,
};
