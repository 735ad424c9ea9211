import { type Migration, tenantTable } from './migration.ts';

/** What batch triggers have collected and not yet released; `batch_requests` recognises a message that is sent again after a crash. */
export const batchMessages: Migration = {
  name: '0010-batch-messages',
  statements: `
create table batch_messages (
  tenant_id uuid not null,
  workflow_id uuid not null,
  trigger_name text not null,
  batch_name text not null,
  partition_name text not null,
  number bigint generated always as identity,
  size integer not null,
  message text not null,
  primary key (workflow_id, trigger_name, batch_name, partition_name, number),
  foreign key (tenant_id, workflow_id) references workflows (tenant_id, workflow_id) on delete cascade
);
${tenantTable('batch_messages', { system: 'write' })}

create table batch_requests (
  tenant_id uuid not null,
  workflow_id uuid not null,
  request text not null,
  received_at timestamptz not null default now(),
  primary key (workflow_id, request),
  foreign key (tenant_id, workflow_id) references workflows (tenant_id, workflow_id) on delete cascade
);
${tenantTable('batch_requests', { system: 'write' })}
`,
};
