import { type Migration, tenantTable } from './migration.ts';

/** Integration accounts, and the maps and schemas in them that actions of workflows apply. */
export const integrationAccounts: Migration = {
  name: '0011-integration-accounts',
  statements: `
create table integration_accounts (
  tenant_id uuid not null,
  account_id uuid not null primary key,
  subscription_id uuid not null,
  resource_group text not null,
  name text not null,
  region text not null,
  tags jsonb not null default '{}',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (tenant_id, account_id),
  foreign key (tenant_id, subscription_id) references subscriptions (tenant_id, subscription_id) on delete cascade
);
create unique index integration_accounts_name on integration_accounts (subscription_id, lower(resource_group), lower(name));
${tenantTable('integration_accounts', { system: 'none' })}

create table integration_artifacts (
  tenant_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('map', 'schema')),
  name text not null,
  properties jsonb not null,
  content text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  foreign key (tenant_id, account_id) references integration_accounts (tenant_id, account_id) on delete cascade
);
create unique index integration_artifacts_name on integration_artifacts (account_id, kind, lower(name));
${tenantTable('integration_artifacts', { system: 'none' })}
`,
};
