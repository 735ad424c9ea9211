import { type Migration, tenantTable } from './migration.ts';

/**
 * Sign-ins with which members test their connectors. A consent under way is for a connection or for such a test. A sign-in is its
 * member's alone, holds its token sealed, and is over at `expires_at` at the latest.
 */
export const testSignIns: Migration = {
  name: '0019-test-sign-ins',
  statements: `
alter table connection_consents
  alter column connection_id drop not null,
  add column connector_id uuid,
  add check ((connection_id is null) <> (connector_id is null)),
  add foreign key (tenant_id, connector_id) references connectors (tenant_id, connector_id) on delete cascade;

create table test_sign_ins (
  tenant_id uuid not null,
  sign_in_id uuid not null primary key,
  connector_id uuid not null,
  member_id uuid not null,
  parameter_set text not null,
  parameter_name text not null,
  version int not null,
  sealed text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  unique (connector_id, member_id, parameter_set, parameter_name),
  foreign key (tenant_id, connector_id) references connectors (tenant_id, connector_id) on delete cascade,
  foreign key (tenant_id, member_id) references members (tenant_id, member_id) on delete cascade
);
create index test_sign_ins_expiry on test_sign_ins (expires_at);
${tenantTable('test_sign_ins', { system: 'write' })}
`,
};
