import { type Migration, tenantTable } from './migration.ts';

/**
 * What an organization changes about the certification rules, and which findings of its connectors somebody answers for. A
 * nomination keeps the rules it was submitted under.
 */
export const ruleSettings: Migration = {
  name: '0016-rule-settings',
  statements: `
create table rule_settings (
  tenant_id uuid not null primary key references tenants (tenant_id) on delete cascade,
  overrides jsonb not null,
  changed_by uuid,
  changed_at timestamptz not null,
  revision integer not null default 1,
  foreign key (tenant_id, changed_by) references members (tenant_id, member_id) on delete set null (changed_by)
);
${tenantTable('rule_settings', { system: 'none' })}

create table suppressions (
  tenant_id uuid not null,
  suppression_id uuid not null primary key,
  connector_id uuid not null,
  rule text not null,
  pointer text not null,
  reason text not null,
  author_id uuid,
  author_name text not null,
  created_at timestamptz not null,
  foreign key (tenant_id, connector_id) references connectors (tenant_id, connector_id) on delete cascade,
  foreign key (tenant_id, author_id) references members (tenant_id, member_id) on delete set null (author_id)
);
create unique index suppressions_places on suppressions (connector_id, rule, pointer);
${tenantTable('suppressions', { system: 'none' })}

alter table nominations add column rules jsonb not null default '{}';
`,
};
