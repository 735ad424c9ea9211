import { type Migration, tenantTable } from './migration.ts';

/** What the code of custom connectors logs, for those who edit them: the newest calls of each. */
export const connectorCodeLogs: Migration = {
  name: '0009-connector-code-logs',
  statements: `
create table connector_code_logs (
  tenant_id uuid not null,
  log_id bigint not null primary key generated always as identity,
  connector_id uuid not null,
  call text not null,
  run_name text not null,
  lines jsonb not null,
  created_at timestamptz not null,
  foreign key (tenant_id, connector_id) references connectors (tenant_id, connector_id) on delete cascade
);
create index connector_code_logs_newest on connector_code_logs (connector_id, log_id desc);
${tenantTable('connector_code_logs', { system: 'none' })}
`,
};
