import { type Migration, tenantTable } from './migration.ts';

/**
 * Who owns what and who acts: tenants, subscriptions, resource groups, members and what they hold.
 *
 * Names of people and resources compare ignoring case, so each has a key beside it, made by the
 * database. Secrets (session, API token, invitation, one-time link) are kept as their SHA-256 only.
 * What belongs to the instance and to no tenant (regions, settings, one-time links) has no `tenant_id`.
 */
export const tenancy: Migration = {
  name: '0001-tenancy',
  statements: `
create table regions (
  name text primary key,
  display_name text not null
);
grant select on regions to tenon_app;
grant select, insert, update, delete on regions to tenon_worker;

create table settings (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);
grant select on settings to tenon_app;
grant select, insert, update, delete on settings to tenon_worker;

create table tenants (
  tenant_id uuid not null primary key,
  display_name text not null,
  created_at timestamptz not null
);
${tenantTable('tenants', { system: 'write' })}

create table subscriptions (
  tenant_id uuid not null references tenants (tenant_id) on delete cascade,
  subscription_id uuid not null primary key,
  display_name text not null,
  created_at timestamptz not null,
  unique (tenant_id, subscription_id)
);
${tenantTable('subscriptions', { system: 'write' })}

create table resource_groups (
  tenant_id uuid not null,
  subscription_id uuid not null,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  region text not null references regions (name),
  tags jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (subscription_id, name_key),
  unique (tenant_id, subscription_id, name_key),
  foreign key (tenant_id, subscription_id) references subscriptions (tenant_id, subscription_id) on delete cascade
);
${tenantTable('resource_groups', { system: 'write' })}

create table members (
  tenant_id uuid not null references tenants (tenant_id) on delete cascade,
  member_id uuid not null primary key,
  display_name text not null,
  email text,
  email_key text generated always as (lower(email)) stored,
  password_hash text,
  status text not null check (status in ('active', 'disabled')),
  created_at timestamptz not null,
  unique (tenant_id, member_id),
  unique (tenant_id, email_key)
);
create index members_email on members (email_key);
${tenantTable('members', { system: 'write' })}

create table role_assignments (
  tenant_id uuid not null,
  assignment_id uuid not null primary key,
  member_id uuid not null,
  role text not null,
  scope text not null,
  created_at timestamptz not null,
  unique (tenant_id, member_id, role, scope),
  foreign key (tenant_id, member_id) references members (tenant_id, member_id) on delete cascade
);
${tenantTable('role_assignments', { system: 'write' })}

create table sign_in_sessions (
  tenant_id uuid not null,
  token_hash bytea not null primary key,
  member_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (tenant_id, member_id) references members (tenant_id, member_id) on delete cascade
);
create index sign_in_sessions_member on sign_in_sessions (tenant_id, member_id);
${tenantTable('sign_in_sessions', { system: 'write' })}

create table api_tokens (
  tenant_id uuid not null,
  token_id uuid not null primary key,
  member_id uuid not null,
  name text not null,
  prefix text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  foreign key (tenant_id, member_id) references members (tenant_id, member_id) on delete cascade
);
create index api_tokens_member on api_tokens (tenant_id, member_id);
${tenantTable('api_tokens', { system: 'write' })}

create table invitations (
  tenant_id uuid not null references tenants (tenant_id) on delete cascade,
  invitation_id uuid not null primary key,
  email text not null,
  roles jsonb not null,
  token_hash bytea not null unique,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  foreign key (tenant_id, invited_by) references members (tenant_id, member_id) on delete set null (invited_by)
);
create index invitations_tenant on invitations (tenant_id, created_at);
${tenantTable('invitations', { system: 'write' })}

create table one_time_links (
  token_hash bytea not null primary key,
  purpose text not null check (purpose in ('first-owner', 'sign-in')),
  claims_tenant_id uuid,
  claims_member_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (claims_tenant_id, claims_member_id) references members (tenant_id, member_id) on delete cascade
);
grant select, insert, update, delete on one_time_links to tenon_worker;

create table notices (
  tenant_id uuid not null,
  notice_id uuid not null primary key,
  member_id uuid not null,
  kind text not null,
  title text not null,
  body text not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz,
  foreign key (tenant_id, member_id) references members (tenant_id, member_id) on delete cascade
);
create index notices_member on notices (tenant_id, member_id, notice_id desc);
${tenantTable('notices', { system: 'write' })}

create table audit_entries (
  tenant_id uuid not null references tenants (tenant_id) on delete cascade,
  entry_id uuid not null primary key,
  at timestamptz not null,
  member_id uuid,
  action text not null,
  target text not null,
  detail jsonb not null default '{}'
);
create index audit_entries_tenant on audit_entries (tenant_id, entry_id desc);
${tenantTable('audit_entries', { system: 'write' })}
`,
};
