import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EffectLog, startEffectLog } from '../../../../tools/testing/effect-log.ts';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow } from '../../../../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../../../../tools/testing/worker-process.ts';

// Worker processes are killed (SIGKILL) one after the other while a schedule goes on; the next one is there already.

let database: FreshDatabase;
let api: EffectLog;
const processes: WorkerProcess[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  api = await startEffectLog();
});
afterAll(async () => {
  for (const one of processes) await one.kill();
  api.close();
  await database.drop();
});

async function startWorker(): Promise<WorkerProcess> {
  const started = await startWorkerProcess(database.connectionString, { LOG_LEVEL: 'silent' });
  processes.push(started);
  return started;
}

test('a schedule whose workers are killed one after the other misses no window and carries none out twice', async () => {
  const workflow = await saveWorkflow(database.store, await makeTenant(database.store), {
    name: 'windows',
    definition: {
      contentVersion: '1.0.0.0',
      triggers: {
        Window: { type: 'SlidingWindow', recurrence: { frequency: 'Second', interval: 1 }, inputs: {} },
      },
      actions: {
        Tell: { type: 'Http', inputs: { method: 'GET', uri: `${api.url}/@{triggerOutputs().windowStartTime}` } },
      },
    },
  });
  let worker = await startWorker();
  worker.send({ changed: workflow });
  const windows = () => Map.groupBy(api.effects, ({ url }) => url);
  for (let kills = 0; kills < 3; kills += 1) {
    const next = await startWorker();
    const before = windows().size;
    await expect.poll(() => windows().size).toBeGreaterThan(before + 1);
    await worker.kill();
    worker = next;
  }
  /** The milliseconds between windows, but for the one second that there is to be. */
  const gaps = () => {
    const starts = [...windows().keys()]
      .map((url) => Date.parse(decodeURIComponent(url.slice(1))))
      .sort((a, b) => a - b);
    return starts
      .slice(1)
      .map((at, index) => at - (starts[index] ?? 0))
      .filter((ms) => ms !== 1_000);
  };
  // What a killed worker had in hand comes late, while the schedule goes on.
  await expect.poll(gaps).toEqual([]);
  await worker.kill('SIGTERM');
  // A request that was under way when its worker was killed comes again, under the same id: it is the same run.
  for (const sent of windows().values()) expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);
});
