import { type Migration, tenantTable } from './migration.ts';

/** How many calls through a connection its processes have taken leave for, where its connector declares a limit. Lost in a crash, it is no harm. */
export const callPaces: Migration = {
  name: '0022-call-paces',
  statements: `
create table call_paces (
  tenant_id uuid not null,
  connection_id uuid not null primary key,
  leases text not null default '[]',
  seen_at timestamptz not null,
  foreign key (tenant_id, connection_id) references connections (tenant_id, connection_id) on delete cascade
);
${tenantTable('call_paces', { system: 'write' })}
`,
};
