import { openStore, runs, type Store, type Workflow } from '@tenon/store';
import pg from 'pg';
import { runRate } from '../tools/testing/fire-runs.ts';
import { databaseUrl, startPostgres, templateDatabase } from '../tools/testing/postgres.ts';
import { makeTenant, saveWorkflow } from '../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../tools/testing/worker-process.ts';

// Whether two workers do twice the work of one, and whether a run costs the same when a million are stored. `npm run bench scale`, or
// `node benchmarks/scale.ts STORED`; about three minutes. Every run is durable. The workers, PostgreSQL and the callers share the machine.

const stored = Number(process.argv[2] ?? 1_000_000);
const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
const answer = (after: string) => ({
  Answer: {
    type: 'Response',
    kind: 'Http',
    inputs: { statusCode: 200, body: 'done' },
    runAfter: { [after]: ['Succeeded'] },
  },
});

/** Two things are compared by turns, so that what else the machine does falls on both. */
const turns = 5;

const postgres = await startPostgres({ durable: true });
await postgres.createDatabase('stored_runs');
const connectionString = databaseUrl(postgres.folder, templateDatabase);
const fullConnectionString = databaseUrl(postgres.folder, 'stored_runs');
const store = openStore({ connectionString });
const fullStore = openStore({ connectionString: fullConnectionString });
try {
  const short = await save(store, 'short', { One: { type: 'Compose', inputs: '@triggerBody()' }, ...answer('One') });
  const loop = await save(store, 'loop', {
    Each: {
      type: 'Foreach',
      foreach: '@range(0, 200)',
      actions: {
        One: { type: 'Compose', inputs: '@item()' },
        Two: { type: 'Compose', inputs: `@add(outputs('One'), 1)`, runAfter: { One: ['Succeeded'] } },
      },
    },
    ...answer('Each'),
  });
  const workers = [await startWorkerProcess(connectionString), await startWorkerProcess(connectionString)];
  await twoWorkers('short runs', { workers, workflow: short, count: 4_000 });
  await twoWorkers('loops of 200 times 2 actions', { workers, workflow: loop, count: 200 });
  await manyStored(workers.slice(0, 1), short);
  await Promise.all(workers.map((worker) => worker.kill('SIGTERM')));
} finally {
  await Promise.all([store.close(), fullStore.close()]);
  await postgres.stop();
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function save(to: Store, name: string, actions: object): Promise<Workflow> {
  return saveWorkflow(to, await makeTenant(to), { name, definition: { contentVersion: '1.0.0.0', triggers, actions } });
}

/** The medians of two measurements that take turns. */
async function byTurns(one: () => Promise<number>, other: () => Promise<number>): Promise<readonly [number, number]> {
  const measured: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    measured[0].push(await one());
    measured[1].push(await other());
  }
  return [median(measured[0]), median(measured[1])];
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

async function twoWorkers(
  name: string,
  {
    workers,
    workflow,
    count,
  }: { readonly workers: readonly WorkerProcess[]; readonly workflow: Workflow; readonly count: number },
): Promise<void> {
  const [one, two] = await byTurns(
    () => runRate(workers.slice(0, 1), workflow, count),
    () => runRate(workers, workflow, count),
  );
  print(`${name}: ${one.toFixed(0)}/s by one worker, ${two.toFixed(0)}/s by two (${(two / one).toFixed(2)} times)`);
}

async function manyStored(emptyWorkers: readonly WorkerProcess[], short: Workflow): Promise<void> {
  const full = await save(fullStore, 'short', { One: { type: 'Compose', inputs: '@triggerBody()' }, ...answer('One') });
  const fullWorkers = [await startWorkerProcess(fullConnectionString)];
  await runRate(fullWorkers, full, 100);
  await storeRuns(full);
  const [before, after] = await byTurns(
    () => runRate(emptyWorkers, short, 3_000),
    () => runRate(fullWorkers, full, 3_000),
  );
  const [listedBefore, listedAfter] = await byTurns(
    () => listMs(store, short),
    () => listMs(fullStore, full),
  );
  print(
    `${stored} runs stored: ${after.toFixed(0)} runs/s against ${before.toFixed(0)} with few (${((100 * after) / before).toFixed(0)} %); ` +
      `the newest 25 are listed in ${listedAfter.toFixed(1)} ms against ${listedBefore.toFixed(1)}`,
  );
  await Promise.all(fullWorkers.map((worker) => worker.kill('SIGTERM')));
}

/** The median time to list the newest runs. */
async function listMs(from: Store, { tenantId, workflowId }: Workflow): Promise<number> {
  const took: number[] = [];
  for (let count = 0; count < 21; count += 1) {
    const startedAt = performance.now();
    await from.inTenant(tenantId, (scope) => runs(scope).list(workflowId, { limit: 25 }));
    took.push(performance.now() - startedAt);
  }
  return median(took);
}

/** Copies a run of the workflow with its journal into the past, one each second. */
async function storeRuns({ workflowId }: Workflow): Promise<void> {
  const client = new pg.Client({ connectionString: fullConnectionString });
  await client.connect();
  const startedAt = performance.now();
  const name = `lpad((3155378975999999999 - ((extract(epoch from now() - n * interval '1 second') * 10000000)::bigint
    + 621355968000000000))::text, 20, '0') || lpad(n::text, 13, '0') || 'CU01'`;
  await client.query(
    `insert into finished_runs (tenant_id, workflow_id, run_name, version, trigger_name, client_tracking_id, started_at, ended_at, status, code)
     select tenant_id, workflow_id, ${name}, version, trigger_name, ${name}, now() - n * interval '1 second', now() - n * interval '1 second', status, code
     from (select * from finished_runs where workflow_id = $1 limit 1) one, generate_series(1, $2::int) n`,
    [workflowId, stored],
  );
  await client.query(
    `insert into run_journal (tenant_id, run_name, sequence, events)
     select tenant_id, ${name}, sequence, events
     from (select j.* from run_journal j where run_name = (select run_name from finished_runs where workflow_id = $1 limit 1)) one,
       generate_series(1, $2::int) n`,
    [workflowId, stored],
  );
  await client.query('vacuum analyze finished_runs');
  await client.query('vacuum analyze run_journal');
  await client.query('checkpoint');
  const rows = await client.query<{ size: string }>(
    `select pg_size_pretty(pg_database_size(current_database())) as size`,
  );
  await client.end();
  print(
    `stored ${stored} runs in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s; the database takes ${rows.rows[0]?.size}`,
  );
}
