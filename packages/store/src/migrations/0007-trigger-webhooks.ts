import { type Migration, tenantTable } from './migration.ts';

/**
 * What webhook triggers subscribed to. A row outlives its workflow, with no foreign key, until the other side has shown
 * that it calls no more. `arranged_at` says for which change of a workflow its triggers were last put in order.
 */
export const triggerWebhooks: Migration = {
  name: '0007-trigger-webhooks',
  statements: `
create table trigger_webhooks (
  tenant_id uuid not null,
  webhook_id uuid not null primary key,
  workflow_id uuid not null,
  trigger_name text not null,
  region text not null,
  fingerprint text not null,
  state text not null check (state in ('subscribing', 'subscribed', 'failed', 'releasing', 'released', 'orphaned')),
  sealed text not null,
  attempt integer not null default 0,
  due_at timestamptz,
  leased_until timestamptz,
  proof text,
  changed_at timestamptz not null default now()
);
create unique index trigger_webhooks_present on trigger_webhooks (workflow_id, trigger_name)
  where state in ('subscribing', 'subscribed', 'failed');
create index trigger_webhooks_due on trigger_webhooks (due_at) where due_at is not null;
${tenantTable('trigger_webhooks', { system: 'write' })}

alter table workflows add column arranged_at timestamptz;
create index workflows_to_arrange on workflows (changed_at) where arranged_at is distinct from changed_at;
`,
};
