import type { Migration } from './migration.ts';

/**
 * How the operations of a connector do, by hour. The rows belong to the connector and name no tenant: whose workflows called it
 * is never written down here. Only the system reads and writes them.
 */
export const operationCounts: Migration = {
  name: '0017-operation-counts',
  statements: `
create table operation_counts (
  subject text not null,
  operation_id text not null,
  hour timestamptz not null,
  calls bigint not null,
  succeeded bigint not null,
  throttled bigint not null,
  client_failures bigint not null,
  server_failures bigint not null,
  unanswered bigint not null,
  latencies bigint[] not null,
  primary key (subject, hour, operation_id)
);
create index operation_counts_hour on operation_counts (hour);
grant select, insert, update, delete on operation_counts to tenon_worker;
`,
};
