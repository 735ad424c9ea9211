import { openStore } from '@tenon/store';
import { runRate } from '../tools/testing/fire-runs.ts';
import { databaseUrl, startPostgres, templateDatabase } from '../tools/testing/postgres.ts';
import { makeTenant, saveWorkflow } from '../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../tools/testing/worker-process.ts';
import { processorSeconds } from './processes/processor-time.ts';

// Whether two workers do twice the work of one: `npm run bench scale`, half a minute. Every run is durable. Callers, PostgreSQL and
// workers share the cores, so a rate says little on a machine of two: one worker with its PostgreSQL and its callers already takes both.
// What is held to the bar is the processor time of a run, which is the same for two workers as for one when neither waits for the other,
// and is not falsified by other work on the machine. The rate says whether there is waiting besides: for locks, for the disk.

const turns = 5;
const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
const answer = (after: string) => ({
  Answer: {
    type: 'Response',
    kind: 'Http',
    inputs: { statusCode: 200, body: 'done' },
    runAfter: { [after]: ['Succeeded'] },
  },
});

const postgres = await startPostgres({ durable: true });
const connectionString = databaseUrl(postgres.folder, templateDatabase);
const store = openStore({ connectionString });
try {
  const workers = [await startWorkerProcess(connectionString), await startWorkerProcess(connectionString)];
  const short = { One: { type: 'Compose', inputs: '@triggerBody()' }, ...answer('One') };
  const loop = {
    Each: {
      type: 'Foreach',
      foreach: '@range(0, 200)',
      actions: {
        One: { type: 'Compose', inputs: '@item()' },
        Two: { type: 'Compose', inputs: `@add(outputs('One'), 1)`, runAfter: { One: ['Succeeded'] } },
      },
    },
    ...answer('Each'),
  };
  await compare('short runs', { workers, actions: short, count: 4_000 });
  await compare('loops of 200 times 2 actions', { workers, actions: loop, count: 200 });
  await Promise.all(workers.map((worker) => worker.kill('SIGTERM')));
} finally {
  await store.close();
  await postgres.stop();
}

/** What a number of runs came to. */
interface Cost {
  readonly perSecond: number;
  /** Processor time of a run, in microseconds. */
  readonly workers: number;
  readonly postgres: number;
}

interface Comparison {
  readonly workers: readonly WorkerProcess[];
  readonly actions: object;
  readonly count: number;
}

/** One worker and two take turns, so that what else the machine does falls on both. */
async function compare(name: string, { workers, actions, count }: Comparison): Promise<void> {
  const definition = { contentVersion: '1.0.0.0', triggers, actions };
  const workflow = await saveWorkflow(store, await makeTenant(store), { name, definition });
  const measure = async (some: readonly WorkerProcess[]): Promise<Cost> => {
    const times = () => [
      some.reduce((sum, { child }) => sum + processorSeconds(child.pid ?? 0), 0),
      processorSeconds(postgres.pid),
    ];
    const before = times();
    const { perSecond, runs } = await runRate(some, workflow, count);
    const [ours = 0, theirs = 0] = times().map((seconds, index) => (1e6 * (seconds - (before[index] ?? 0))) / runs);
    return { perSecond, workers: ours, postgres: theirs };
  };
  const costs: { readonly one: Cost; readonly two: Cost }[] = [];
  await measure(workers);
  for (let turn = 0; turn < turns; turn += 1) {
    costs.push({ one: await measure(workers.slice(0, 1)), two: await measure(workers) });
  }
  const of = (which: 'one' | 'two', value: (cost: Cost) => number) => median(costs.map((cost) => value(cost[which])));
  const whole = (cost: Cost) => cost.workers + cost.postgres;
  const told = (which: 'one' | 'two') =>
    `${of(which, (cost) => cost.perSecond).toFixed(0)} runs/s at ${of(which, whole).toFixed(0)} µs a run ` +
    `(workers ${of(which, (cost) => cost.workers).toFixed(0)}, PostgreSQL ${of(which, (cost) => cost.postgres).toFixed(0)})`;
  print(`${name}: one worker ${told('one')}; two ${told('two')}`);
  print(
    `  a run takes ${(of('two', whole) / of('one', whole)).toFixed(2)} times the processor time by two workers (bar: 1, for linear)`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
