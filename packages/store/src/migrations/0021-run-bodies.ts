import { type Migration, tenantTable } from './migration.ts';

/**
 * Large bodies of runs, in parts, as they came (decision 10). They are parted by time like the rest of the history: the first part takes
 * what comes in the first two days, what has no part of its own goes to the rest.
 */
export const runBodies: Migration = {
  name: '0021-run-bodies',
  statements: `
create table run_bodies (
  tenant_id uuid not null,
  run_name text not null,
  body text not null,
  number integer not null,
  bytes bytea not null,
  primary key (run_name, body, number)
) partition by range (run_name);
${tenantTable('run_bodies', { system: 'write' })}
do $$ begin
  execute format('create table run_bodies_before partition of run_bodies for values from (%L) to (maxvalue)',
    lpad((3155378975999999999 - (extract(epoch from
      date_trunc('day', now() at time zone 'utc') at time zone 'utc' + interval '2 days'
    ) * 10000000 + 621355968000000000))::bigint::text, 20, '0'));
end $$;
alter table run_bodies_before enable row level security;
create table run_bodies_rest partition of run_bodies default;
alter table run_bodies_rest enable row level security;
`,
};
