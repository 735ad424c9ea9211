import { type Migration, tenantTable } from './migration.ts';

/**
 * Nominations and the catalogue.
 *
 * A nomination belongs to its publisher's tenant; reviewers reach it through the system scope. It keeps
 * its own copy of the documents it was made for, so that the connector may be edited or deleted meanwhile.
 * A catalogue entry belongs to nobody's tenant: every tenant reads it, only the system writes it.
 */
export const nominations: Migration = {
  name: '0005-nominations',
  statements: `
create extension if not exists pg_trgm;

create table nominations (
  tenant_id uuid not null references tenants (tenant_id) on delete cascade,
  nomination_id uuid not null primary key,
  connector_id uuid,
  connector_version_id uuid,
  connector_name text not null,
  title text not null,
  icon text,
  color text,
  version_number integer not null,
  files bytea not null,
  state text not null,
  life jsonb not null,
  declarations jsonb not null,
  report jsonb not null,
  checklist jsonb not null default '[]',
  catalogue_name text,
  submitted_by uuid,
  submitted_at timestamptz not null,
  updated_at timestamptz not null,
  revision integer not null default 1,
  foreign key (tenant_id, connector_id) references connectors (tenant_id, connector_id)
    on delete set null (connector_id),
  foreign key (tenant_id, connector_version_id) references connector_versions (tenant_id, connector_version_id)
    on delete set null (connector_version_id),
  foreign key (tenant_id, submitted_by) references members (tenant_id, member_id) on delete set null (submitted_by)
);
create index nominations_tenant on nominations (tenant_id, submitted_at desc);
create index nominations_state on nominations (state, submitted_at);
create unique index nominations_open on nominations (connector_id)
  where state in ('nominated', 'agreement-sent', 'agreement-signed', 'in-review', 'approved', 'staged');
${tenantTable('nominations', { system: 'write' })}

create table catalogue_entries (
  name text not null,
  name_key text not null primary key generated always as (lower(name)) stored,
  publisher_tenant_id uuid not null,
  publisher text not null,
  nomination_id uuid not null,
  connector_id uuid,
  version_number integer not null,
  state text not null check (state in ('staged', 'preview', 'generally-available', 'suspended', 'withdrawn', 'deprecated')),
  title text not null,
  description text not null,
  operation_text text not null,
  icon text,
  color text,
  categories text[] not null default '{}',
  operation_count integer not null,
  declarations jsonb not null,
  files bytea not null,
  digest text not null,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector not null generated always as (
    setweight(to_tsvector('simple', title || ' ' || name), 'A')
    || setweight(to_tsvector('english', publisher || ' ' || description), 'B')
    || setweight(to_tsvector('english', operation_text), 'C')
  ) stored
);
create index catalogue_entries_search on catalogue_entries using gin (search);
create index catalogue_entries_typos on catalogue_entries using gin (lower(title) gin_trgm_ops);
create index catalogue_entries_publisher on catalogue_entries (publisher_tenant_id);
grant select on catalogue_entries to tenon_app;
grant select, insert, update, delete on catalogue_entries to tenon_worker;
`,
};
