import { openStore, type RunFilter, runs, type Store, triggers, type Workflow } from '@tenon/store';
import pg from 'pg';
import { runRate } from '../tools/testing/fire-runs.ts';
import { databaseUrl, startPostgres, templateDatabase } from '../tools/testing/postgres.ts';
import { makeTenant, saveWorkflow } from '../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../tools/testing/worker-process.ts';
import { processorSeconds } from './processes/processor-time.ts';

// Whether a run, and a look into the history, cost the same when a million runs are stored: `npm run bench history`, or
// `node benchmarks/history.ts STORED`; about two minutes and 3 GB of disk. Two databases of one PostgreSQL take turns.

const stored = Number(process.argv[2] ?? 1_000_000);
const turns = 5;
/** One run in so many has failed. */
const failedEvery = 5_000;

const postgres = await startPostgres({ durable: true });
await postgres.createDatabase('stored_runs');
const few = await openHistory(databaseUrl(postgres.folder, templateDatabase));
const many = await openHistory(databaseUrl(postgres.folder, 'stored_runs'));
try {
  await storeRuns(many);
  await compareRuns();
  const looks = { few: await lookInto(few), many: await lookInto(many) };
  for (const [name, ms] of looks.many) {
    print(`  ${name.padEnd(46)} ${ms.toFixed(1).padStart(6)} ms, with few ${(looks.few.get(name) ?? 0).toFixed(1)}`);
  }
  const startedAt = performance.now();
  const { dropped } = await many.store.keepHistory({ now: new Date(Date.now() + 400 * 86_400_000), retentionDays: 90 });
  print(`forgetting all of it: ${(performance.now() - startedAt).toFixed(0)} ms for ${dropped.length} tables`);
} finally {
  for (const one of [few, many]) await one.worker.kill('SIGTERM');
  await Promise.all([few.store.close(), many.store.close()]);
  await postgres.stop();
}

/** A database with a worker of its own and a workflow. */
interface History {
  readonly connectionString: string;
  readonly store: Store;
  readonly worker: WorkerProcess;
  readonly workflow: Workflow;
}

async function openHistory(connectionString: string): Promise<History> {
  const store = openStore({ connectionString });
  const actions = {
    One: { type: 'Compose', inputs: '@triggerBody()' },
    Answer: {
      type: 'Response',
      kind: 'Http',
      inputs: { statusCode: 200, body: 'done' },
      runAfter: { One: ['Succeeded'] },
    },
  };
  const definition = {
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions,
  };
  const workflow = await saveWorkflow(store, await makeTenant(store), { name: 'short', definition });
  const worker = await startWorkerProcess(connectionString);
  await runRate([worker], workflow, 200);
  return { connectionString, store, worker, workflow };
}

/** Copies one run with its journal into the past, a run each second, and as many firings of its trigger. */
async function storeRuns({ connectionString, workflow }: History): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const startedAt = performance.now();
  const at = `now() - n * interval '1 second'`;
  const name = `lpad((3155378975999999999 - ((extract(epoch from ${at}) * 10000000)::bigint + 621355968000000000))::text, 20, '0')
    || lpad(n::text, 13, '0') || 'CU01'`;
  const among = `generate_series(1, $2::int) n`;
  const status = `case when n % ${failedEvery} = 0 then 'Failed' else 'Succeeded' end`;
  const values = [workflow.workflowId, stored];
  await client.query(
    `insert into finished_runs (tenant_id, workflow_id, run_name, version, trigger_name, client_tracking_id, started_at, ended_at, status, code)
     select tenant_id, workflow_id, ${name}, version, trigger_name, 'order ' || n, ${at}, ${at}, ${status}, code
     from (select * from finished_runs where workflow_id = $1 limit 1) one, ${among}`,
    values,
  );
  await client.query(
    `insert into run_journal (tenant_id, run_name, sequence, events)
     select tenant_id, ${name}, sequence, events
     from (select j.* from run_journal j where run_name = (select run_name from finished_runs where workflow_id = $1 limit 1)) one, ${among}`,
    values,
  );
  await client.query(
    `insert into trigger_histories (tenant_id, workflow_id, trigger_name, name, status, code, started_at, ended_at)
     select tenant_id, workflow_id, 'manual', ${name}, case when n % ${failedEvery} = 0 then 'Failed' else 'Skipped' end, 'OK', ${at}, ${at}
     from (select tenant_id, workflow_id from workflows where workflow_id = $1) one, ${among}`,
    values,
  );
  for (const table of ['finished_runs', 'run_journal', 'trigger_histories'])
    await client.query(`vacuum analyze ${table}`);
  await client.query('checkpoint');
  const { rows } = await client.query<{ size: string }>(
    'select pg_size_pretty(pg_database_size(current_database())) as size',
  );
  await client.end();
  const seconds = (performance.now() - startedAt) / 1_000;
  print(`stored ${stored} runs and firings in ${seconds.toFixed(0)} s; the database takes ${rows[0]?.size}`);
}

/** Rates vary with what else the machine does; processor time does not. */
async function compareRuns(): Promise<void> {
  const rates = { few: [] as number[], many: [] as number[] };
  const costs = { few: [] as number[], many: [] as number[] };
  const seconds = (worker: WorkerProcess) => processorSeconds(postgres.pid) + processorSeconds(worker.child.pid ?? 0);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [which, { worker, workflow }] of [['few', few] as const, ['many', many] as const]) {
      const before = seconds(worker);
      const rate = await runRate([worker], workflow, 3_000);
      costs[which].push((1e6 * (seconds(worker) - before)) / rate.runs);
      rates[which].push(rate.perSecond);
    }
  }
  const share = (of: typeof rates) => ((100 * median(of.many)) / median(of.few)).toFixed(0);
  print(
    `runs with many stored: ${median(rates.many).toFixed(0)}/s, ${median(costs.many).toFixed(0)} µs of processor time each; ` +
      `with few ${median(rates.few).toFixed(0)}/s, ${median(costs.few).toFixed(0)} µs (rate ${share(rates)} %, time ${share(costs)} %)`,
  );
}

/** The median time of each way to look into a history. */
async function lookInto({ store, workflow }: History): Promise<ReadonlyMap<string, number>> {
  const { tenantId, workflowId } = workflow;
  const longAgo = new Date(Date.now() - (stored / 2) * 1_000);
  const list = (filter: Omit<RunFilter, 'limit'>) => () =>
    store.inTenant(tenantId, (scope) => runs(scope).list(workflowId, { limit: 25, ...filter }));
  const histories = (filter: object) => () =>
    store.inTenant(tenantId, (scope) => triggers(scope).histories(workflowId, 'manual', { limit: 25, ...filter }));
  const [middle] = await list({ where: { kind: 'started', operator: 'le', at: longAgo } })();
  const looks: Readonly<Record<string, () => Promise<unknown>>> = {
    'newest runs': list({}),
    'runs around the middle': list({ where: { kind: 'started', operator: 'le', at: longAgo } }),
    'failed runs': list({ where: { kind: 'status', status: 'Failed' } }),
    'runs that timed out, of which there are none': list({ where: { kind: 'status', status: 'TimedOut' } }),
    'by client tracking id': list({ where: { kind: 'tracked', by: `order ${stored / 2}` } }),
    'by a client tracking id that nobody gave': list({ where: { kind: 'tracked', by: 'nobody' } }),
    'one run': () => store.inTenant(tenantId, (scope) => runs(scope).find(workflowId, middle?.runName ?? '')),
    'its history': () => store.inTenant(tenantId, (scope) => runs(scope).history(middle?.runName ?? '')),
    'newest firings': histories({}),
    'firings that failed': histories({ where: { kind: 'status', status: 'Failed' } }),
    'firings of a trigger that never fired': () =>
      store.inTenant(tenantId, (scope) => triggers(scope).histories(workflowId, 'other', { limit: 25 })),
  };
  const took = new Map<string, number>();
  for (const [name, look] of Object.entries(looks)) {
    const times: number[] = [];
    for (let count = 0; count < 21; count += 1) {
      const startedAt = performance.now();
      await look();
      times.push(performance.now() - startedAt);
    }
    took.set(name, median(times));
  }
  return took;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
