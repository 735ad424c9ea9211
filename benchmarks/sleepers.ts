import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore, type Store, type Workflow } from '@tenon/store';
import { fireRuns, runRate } from '../tools/testing/fire-runs.ts';
import { databaseUrl, startPostgres, templateDatabase } from '../tools/testing/postgres.ts';
import { makeTenant, saveWorkflow } from '../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../tools/testing/worker-process.ts';

// Runs that sleep: what they cost a worker, whether a burst of them wakes on time, and whether very many of them slow others down.
// `npm run bench sleepers`, or `node benchmarks/sleepers.ts PENDING`; about two minutes. Every run is durable.

const burst = 5_000;
const pending = Number(process.argv[2] ?? 100_000);
const settleMs = 5_000;
const quickRuns = 3_000;

const postgres = await startPostgres({ durable: true });
const connectionString = databaseUrl(postgres.folder, templateDatabase);
const store = openStore({ connectionString });
try {
  const sleepers = await saveSleeper(store);
  const quick = await saveQuick(store);
  const empty = await inFreshWorker(async (worker) => ({
    mb: await settledMb(worker),
    rate: (await runRate([worker], quick, quickRuns)).perSecond,
  }));
  print(
    `no run asleep: a fresh worker takes ${empty.mb.toFixed(0)} MB and carries out ${empty.rate.toFixed(0)} runs/s`,
  );

  await inFreshWorker((worker) => wakeInABurst(worker, sleepers, 'no others'));

  await inFreshWorker((worker) => fireRuns(worker, sleepers, { count: pending, body: inHours(12), until: 'accepted' }));
  const full = await inFreshWorker(async (worker) => ({
    mb: await settledMb(worker),
    rate: (await runRate([worker], quick, quickRuns)).perSecond,
  }));
  print(
    `${pending} runs asleep: a fresh worker takes ${full.mb.toFixed(0)} MB (${(full.mb - empty.mb).toFixed(0)} MB more) and carries out ` +
      `${full.rate.toFixed(0)} runs/s (${((100 * full.rate) / empty.rate).toFixed(0)} % of none asleep)`,
  );
  await inFreshWorker((worker) => wakeInABurst(worker, sleepers, `${pending} others`));
} finally {
  await store.close();
  await postgres.stop();
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function inHours(count: number): string {
  return new Date(Date.now() + count * 3_600_000).toISOString();
}

function saveSleeper(to: Store): Promise<Workflow> {
  return save(to, 'sleeper', {
    Sleep: { type: 'Wait', inputs: { until: { timestamp: '@triggerBody()' } } },
    Awake: { type: 'Compose', inputs: 1, runAfter: { Sleep: ['Succeeded'] } },
  });
}

function saveQuick(to: Store): Promise<Workflow> {
  return save(to, 'quick', {
    One: { type: 'Compose', inputs: '@triggerBody()' },
    Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 200 }, runAfter: { One: ['Succeeded'] } },
  });
}

async function save(to: Store, name: string, actions: object): Promise<Workflow> {
  const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
  return saveWorkflow(to, await makeTenant(to), { name, definition: { contentVersion: '1.0.0.0', triggers, actions } });
}

async function inFreshWorker<T>(work: (worker: WorkerProcess) => Promise<T>): Promise<T> {
  const worker = await startWorkerProcess(connectionString);
  try {
    return await work(worker);
  } finally {
    await worker.kill('SIGTERM');
  }
}

async function wakeInABurst(worker: WorkerProcess, workflow: Workflow, among: string): Promise<void> {
  const until = new Date(Date.now() + 25_000);
  await fireRuns(worker, workflow, { count: burst, body: until.toISOString(), until: 'accepted' });
  if (Date.now() > until.getTime() - settleMs) throw new Error('The machine is too slow to start the burst in time.');
  const late: number[] = [];
  while (late.length < burst) {
    await sleep(1_000);
    if (Date.now() > until.getTime() + 120_000) throw new Error('Not all runs woke up.');
    late.length = 0;
    // By the instant they ended, of those that slept until this one.
    const rows = await store.system.query<{ late_ms: number }>(
      `select (extract(epoch from ended_at - $2::timestamptz) * 1000)::float8 as late_ms from finished_runs
       where workflow_id = $1 and ended_at >= $2::timestamptz`,
      [workflow.workflowId, until.toISOString()],
    );
    for (const row of rows) late.push(row.late_ms);
  }
  late.sort((one, other) => one - other);
  const at = (share: number) => ((late[Math.floor(share * (late.length - 1))] ?? 0) / 1_000).toFixed(2);
  print(
    `${burst} runs that wake at one instant, among ${among}: done ${at(0.5)} s after it (median), ${at(0.99)} s (p99), ${at(1)} s (last; bar: 2 s)`,
  );
}

/** Memory of a worker that has nothing to do. */
async function settledMb(worker: WorkerProcess): Promise<number> {
  await sleep(settleMs);
  const rollup = readFileSync(`/proc/${worker.child.pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1_024;
}
