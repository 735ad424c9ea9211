import type { Migration } from './migration.ts';

/** A trigger that polls is skipped a thousand times for each failure: those of one status are found without reading the others. */
export const firingsByStatus: Migration = {
  name: '0020-firings-by-status',
  statements: `
create index trigger_histories_status on trigger_histories (workflow_id, trigger_name, status, name);
`,
};
