import { type Migration, tenantTable } from './migration.ts';

/**
 * Workflows, their versions, and their runs.
 *
 * A run that is not over is a row of `live_runs`, a small table that holds what changes: who carries the
 * run out (`worker`), the fence (`epoch`), and when it wants to be woken. A run that is over moves to
 * `finished_runs`, which is only ever inserted into, so that finding work costs the same however long
 * the history is. What happened in a run is in `run_journal`: one row per flush, keyed by the run and the
 * number of its first event.
 */
export const workflows: Migration = {
  name: '0003-workflows',
  statements: `
create table workflows (
  tenant_id uuid not null references tenants (tenant_id) on delete cascade,
  workflow_id uuid not null primary key,
  subscription_id uuid not null,
  resource_group text not null,
  name text not null,
  location text not null,
  state text not null check (state in ('Enabled', 'Disabled')),
  version text not null,
  tags text not null default '{}',
  settings text not null default '{}',
  primary_key bytea not null,
  secondary_key bytea not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (tenant_id, workflow_id)
);
create unique index workflows_name on workflows (subscription_id, lower(resource_group), lower(name));
create index workflows_tenant on workflows (tenant_id);
${tenantTable('workflows', { system: 'write' })}

create table workflow_versions (
  tenant_id uuid not null,
  workflow_id uuid not null,
  version text not null,
  definition text not null,
  parameters text not null,
  created_at timestamptz not null,
  primary key (workflow_id, version),
  foreign key (tenant_id, workflow_id) references workflows (tenant_id, workflow_id) on delete cascade
);
${tenantTable('workflow_versions', { system: 'write' })}

create table workflow_triggers (
  tenant_id uuid not null,
  workflow_id uuid not null,
  trigger_name text not null,
  state text not null default '{}',
  last_at timestamptz,
  next_at timestamptz,
  primary key (workflow_id, trigger_name),
  foreign key (tenant_id, workflow_id) references workflows (tenant_id, workflow_id) on delete cascade
);
${tenantTable('workflow_triggers', { system: 'write' })}

create table trigger_histories (
  tenant_id uuid not null,
  workflow_id uuid not null,
  trigger_name text not null,
  name text not null,
  status text not null,
  code text,
  error text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  scheduled_at timestamptz,
  outputs text,
  primary key (workflow_id, trigger_name, name),
  foreign key (tenant_id, workflow_id) references workflows (tenant_id, workflow_id) on delete cascade
);
${tenantTable('trigger_histories', { system: 'write' })}

create table live_runs (
  tenant_id uuid not null,
  workflow_id uuid not null,
  run_name text not null,
  version text not null,
  trigger_name text not null,
  client_tracking_id text,
  origin_name text,
  parent text,
  region text not null,
  started_at timestamptz not null,
  status text not null,
  epoch integer not null,
  worker integer,
  caller integer,
  wake_at timestamptz,
  inbox integer not null default 0,
  primary key (workflow_id, run_name)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
create index live_runs_worker on live_runs (worker);
create index live_runs_waiting on live_runs (workflow_id, trigger_name) where status = 'Waiting';
create index live_runs_due on live_runs (wake_at) where worker is null and wake_at is not null;
${tenantTable('live_runs', { system: 'write' })}

create table finished_runs (
  tenant_id uuid not null,
  workflow_id uuid not null,
  run_name text not null,
  version text not null,
  trigger_name text not null,
  client_tracking_id text,
  origin_name text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  status text not null,
  code text,
  error text,
  primary key (workflow_id, run_name)
);
create index finished_runs_unsuccessful on finished_runs (workflow_id, status, run_name) where status <> 'Succeeded';
create index finished_runs_tracking on finished_runs (workflow_id, client_tracking_id, run_name)
  where client_tracking_id is not null;
${tenantTable('finished_runs', { system: 'write' })}

create table run_journal (
  tenant_id uuid not null,
  run_name text not null,
  sequence integer not null,
  events text not null,
  primary key (run_name, sequence)
) with (toast_tuple_target = 8160);
${tenantTable('run_journal', { system: 'write' })}

create table run_contents (
  tenant_id uuid not null,
  run_name text not null,
  hash text not null,
  content text not null,
  primary key (run_name, hash)
);
${tenantTable('run_contents', { system: 'write' })}

create table run_messages (
  tenant_id uuid not null,
  run_name text not null,
  number integer not null,
  message text not null,
  primary key (run_name, number)
);
${tenantTable('run_messages', { system: 'write' })}

create table child_runs (
  tenant_id uuid not null,
  run_name text not null,
  request text not null,
  child_name text not null,
  primary key (run_name, request)
);
${tenantTable('child_runs', { system: 'write' })}

create table workers (
  worker integer generated always as identity primary key,
  regions text not null,
  started_at timestamptz not null default now(),
  beat_at timestamptz not null default now()
);
grant select, insert, update, delete on workers to tenon_worker;
`,
};
