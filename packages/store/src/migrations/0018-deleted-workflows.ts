import { type Migration, tenantTable } from './migration.ts';

/** Workflows that are gone while their history is still there: it is removed little by little. */
export const deletedWorkflows: Migration = {
  name: '0018-deleted-workflows',
  statements: `
create table deleted_workflows (
  tenant_id uuid not null,
  workflow_id uuid not null primary key,
  deleted_at timestamptz not null default now()
);
${tenantTable('deleted_workflows', { system: 'write' })}
`,
};
