import { type Migration, tenantTable } from './migration.ts';

/**
 * Custom connectors and their versions.
 *
 * A version holds its source documents as they came (`files`: JSON in UTF-8, because a document may hold
 * characters that a text column refuses). What is listed of it is copied beside; the model is made
 * from the documents again when it is needed. A version is a draft until it is saved and never changes after.
 */
export const connectors: Migration = {
  name: '0002-connectors',
  statements: `
create table connectors (
  tenant_id uuid not null,
  connector_id uuid not null primary key,
  subscription_id uuid not null,
  resource_group text not null,
  region text not null references regions (name),
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  state text not null check (state in ('draft', 'saved')),
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (tenant_id, connector_id),
  foreign key (tenant_id, subscription_id) references subscriptions (tenant_id, subscription_id) on delete cascade,
  foreign key (tenant_id, created_by) references members (tenant_id, member_id) on delete set null (created_by)
);
create unique index connectors_name on connectors (subscription_id, lower(resource_group), name_key);
create index connectors_place on connectors (tenant_id, subscription_id, region);
${tenantTable('connectors', { system: 'write' })}

create table connector_versions (
  tenant_id uuid not null,
  connector_version_id uuid not null primary key,
  connector_id uuid not null,
  number integer not null,
  state text not null check (state in ('draft', 'saved')),
  title text not null,
  description text not null,
  host text not null,
  icon text,
  color text,
  operation_count integer not null,
  files bytea not null,
  digest text not null,
  note text not null default '',
  created_by uuid,
  created_at timestamptz not null,
  unique (tenant_id, connector_version_id),
  unique (connector_id, number),
  foreign key (tenant_id, connector_id) references connectors (tenant_id, connector_id) on delete cascade,
  foreign key (tenant_id, created_by) references members (tenant_id, member_id) on delete set null (created_by)
);
${tenantTable('connector_versions', { system: 'write' })}

create table announcements (
  tenant_id uuid not null,
  announcement_id uuid not null primary key,
  connector_id uuid not null,
  purpose text not null,
  how_to_use text not null,
  announced_by uuid,
  created_at timestamptz not null,
  foreign key (tenant_id, connector_id) references connectors (tenant_id, connector_id) on delete cascade,
  foreign key (tenant_id, announced_by) references members (tenant_id, member_id) on delete set null (announced_by)
);
create index announcements_connector on announcements (tenant_id, connector_id, created_at desc);
${tenantTable('announcements', { system: 'write' })}
`,
};
