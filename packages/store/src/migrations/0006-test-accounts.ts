import { type Migration, tenantTable } from './migration.ts';

/**
 * The accounts with which reviewers try nominated connectors: connection values, sealed by the vault, kept apart from
 * everything that is shown, and deleted when the review is over.
 */
export const testAccounts: Migration = {
  name: '0006-test-accounts',
  statements: `
create unique index nominations_tenant_id on nominations (tenant_id, nomination_id);

create table test_accounts (
  tenant_id uuid not null,
  nomination_id uuid not null primary key,
  version integer not null,
  sealed text not null,
  changed_at timestamptz not null,
  foreign key (tenant_id, nomination_id) references nominations (tenant_id, nomination_id) on delete cascade
);
${tenantTable('test_accounts', { system: 'write' })}
`,
};
