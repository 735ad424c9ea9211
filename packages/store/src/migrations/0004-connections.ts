import { type Migration, tenantTable } from './migration.ts';

/**
 * Connections and the consents that are under way for them.
 *
 * A connection is to a custom connector of its tenant (`connector_id`, and goes with it) or to an entry of the
 * catalogue (`catalogue_name`). `secrets` holds, for each secret field, its version and the sealed value, which
 * only the vault opens; `values` holds what is not secret. `workflow_connections` says which connections the runs of a
 * workflow may use: those that its savers were permitted to use; `is_current` are those of its present version.
 * `custom_api_settings` holds what the management API keeps of a custom connector beyond its documents, client secrets
 * of its OAuth settings among it, sealed. A consent keeps the SHA-256 of its one-time texts only.
 */
export const connections: Migration = {
  name: '0004-connections',
  statements: `
create table connections (
  tenant_id uuid not null,
  connection_id uuid not null primary key,
  subscription_id uuid not null,
  resource_group text not null,
  name text not null,
  region text not null,
  display_name text not null,
  connector_id uuid,
  catalogue_name text,
  parameter_set text,
  "values" jsonb not null default '{}',
  secrets jsonb not null default '{}',
  problem jsonb,
  tags jsonb not null default '{}',
  created_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((connector_id is null) <> (catalogue_name is null)),
  unique (tenant_id, connection_id),
  foreign key (tenant_id, subscription_id) references subscriptions (tenant_id, subscription_id) on delete cascade,
  foreign key (tenant_id, connector_id) references connectors (tenant_id, connector_id) on delete cascade,
  foreign key (tenant_id, created_by) references members (tenant_id, member_id) on delete set null (created_by)
);
create unique index connections_name on connections (subscription_id, lower(resource_group), lower(name));
create index connections_connector on connections (tenant_id, connector_id) where connector_id is not null;
create index connections_catalogue on connections (catalogue_name) where catalogue_name is not null;
${tenantTable('connections', { system: 'write' })}

create table workflow_connections (
  tenant_id uuid not null,
  workflow_id uuid not null,
  connection_id uuid not null,
  is_current boolean not null,
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (workflow_id, connection_id),
  foreign key (tenant_id, workflow_id) references workflows (tenant_id, workflow_id) on delete cascade,
  foreign key (tenant_id, connection_id) references connections (tenant_id, connection_id) on delete cascade,
  foreign key (tenant_id, granted_by) references members (tenant_id, member_id) on delete set null (granted_by)
);
create index workflow_connections_connection on workflow_connections (connection_id);
${tenantTable('workflow_connections', { system: 'write' })}

create table custom_api_settings (
  tenant_id uuid not null,
  connector_id uuid not null primary key,
  tags jsonb not null default '{}',
  kept jsonb not null default '{}',
  secrets jsonb not null default '{}',
  foreign key (tenant_id, connector_id) references connectors (tenant_id, connector_id) on delete cascade
);
${tenantTable('custom_api_settings', { system: 'write' })}

create table connection_consents (
  tenant_id uuid not null,
  consent_id uuid not null primary key,
  connection_id uuid not null,
  parameter_name text not null,
  redirect_url text not null,
  state_hash bytea not null unique,
  code_hash bytea unique,
  step text not null check (step in ('offered', 'started', 'returned')),
  sealed text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (tenant_id, connection_id) references connections (tenant_id, connection_id) on delete cascade
);
create index connection_consents_expiry on connection_consents (expires_at);
${tenantTable('connection_consents', { system: 'write' })}
`,
};
