import { type Migration, tenantTable } from './migration.ts';

/** One table of the history: its columns and keys, and the column with the names by which it is parted. */
interface HistoryTable {
  readonly name: string;
  readonly key: 'run_name' | 'name';
  readonly columns: string;
  readonly storage?: string;
  readonly indexes?: readonly { readonly name: string; readonly on: string }[];
}

const tables: readonly HistoryTable[] = [
  {
    name: 'finished_runs',
    key: 'run_name',
    columns: `
  tenant_id uuid not null,
  workflow_id uuid not null,
  run_name text not null,
  version text not null,
  trigger_name text not null,
  client_tracking_id text,
  origin_name text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  status text not null,
  code text,
  error text,
  primary key (workflow_id, run_name)`,
    indexes: [
      { name: 'finished_runs_unsuccessful', on: `(workflow_id, status, run_name) where status <> 'Succeeded'` },
      {
        name: 'finished_runs_tracking',
        on: '(workflow_id, client_tracking_id, run_name) where client_tracking_id is not null',
      },
    ],
  },
  {
    name: 'run_journal',
    key: 'run_name',
    storage: 'with (toast_tuple_target = 8160)',
    columns: `
  tenant_id uuid not null,
  run_name text not null,
  sequence integer not null,
  events text not null,
  primary key (run_name, sequence)`,
  },
  {
    name: 'run_contents',
    key: 'run_name',
    columns: `
  tenant_id uuid not null,
  run_name text not null,
  hash text not null,
  content text not null,
  primary key (run_name, hash)`,
  },
  {
    name: 'child_runs',
    key: 'run_name',
    columns: `
  tenant_id uuid not null,
  run_name text not null,
  request text not null,
  child_name text not null,
  primary key (run_name, request)`,
  },
  {
    name: 'trigger_histories',
    key: 'name',
    columns: `
  tenant_id uuid not null,
  workflow_id uuid not null,
  trigger_name text not null,
  name text not null,
  status text not null,
  code text,
  error text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  scheduled_at timestamptz,
  outputs text,
  primary key (workflow_id, trigger_name, name)`,
  },
];

/**
 * Parts the history by time (decision 8). Names of runs and of trigger histories begin with digits that count time down, so a span of
 * time is a range of names. What there is becomes the part `…_before`, which also takes the first two days; `…_rest` takes what has no
 * part of its own. Nobody but the owner reaches a part by its own name. Histories of triggers lose their key to the workflow,
 * because dropping a part would lock the workflows for it; deleting a workflow deletes them.
 */
export const historyParts: Migration = {
  name: '0012-history-parts',
  statements: `
-- The 20 digits of an instant: 100 ns ticks, counted down from the year 10000.
create function pg_temp.tenon_digits(at timestamptz) returns text language sql as $$
  select lpad((3155378975999999999 - (extract(epoch from at) * 10000000 + 621355968000000000))::bigint::text, 20, '0')
$$;
alter table trigger_histories drop constraint trigger_histories_tenant_id_workflow_id_fkey;
${tables.map(partTable).join('\n')}
drop function pg_temp.tenon_digits;
`,
};

function partTable({ name, key, columns, storage = '', indexes = [] }: HistoryTable): string {
  return `
alter table ${name} rename to ${name}_before;
alter index ${name}_pkey rename to ${name}_before_pkey;
${indexes.map((index) => `alter index ${index.name} rename to ${index.name}_before;`).join('\n')}
revoke all on ${name}_before from tenon_app, tenon_worker;
drop policy ${name}_tenant on ${name}_before;
drop policy ${name}_system on ${name}_before;
alter table ${name}_before no force row level security;
create table ${name} (${columns}
) partition by range (${key});
${indexes.map((index) => `create index ${index.name} on ${name} ${index.on};`).join('\n')}
${tenantTable(name, { system: 'write' })}
do $$ begin
  execute format('alter table ${name} attach partition ${name}_before for values from (%L) to (maxvalue)',
    pg_temp.tenon_digits(date_trunc('day', now() at time zone 'utc') at time zone 'utc' + interval '2 days'));
end $$;
create table ${name}_rest partition of ${name} default ${storage};
alter table ${name}_rest enable row level security;
`;
}
