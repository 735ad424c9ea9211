import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { createQueue, type Payload, type Queue } from './queue.ts';

let database: FreshDatabase;
let queue: Queue;
const received: { readonly payload: Payload; readonly at: number }[] = [];
let refusals = 0;

beforeAll(async () => {
  database = await freshDatabase();
  queue = createQueue({
    connectionString: database.connectionString,
    regions: ['local'],
    onError(error) {
      throw error;
    },
  });
  await queue.start();
  await queue.work('runs', async (payloads) => {
    if (payloads.some((payload) => payload['refuse'] === 'once') && refusals === 0) {
      refusals += 1;
      throw new Error('not now');
    }
    for (const payload of payloads) received.push({ payload, at: Date.now() });
  });
});
afterAll(async () => {
  await queue.stop();
  await database.drop();
});

const arrival = (runName: string) => received.find(({ payload }) => payload['runName'] === runName);

test('delivers wake-ups at once, or at their instant and not before', async () => {
  const at = new Date(Date.now() + 1_500);
  await queue.enqueue('runs', 'local', [{ payload: { runName: 'later' }, at }, { payload: { runName: 'now' } }]);
  await expect.poll(() => arrival('now')).toBeDefined();
  expect(arrival('later')).toBeUndefined();
  await expect.poll(() => arrival('later')).toBeDefined();
  expect(arrival('later')?.at).toBeGreaterThanOrEqual(at.getTime());
});

test('wake-ups share the fate of the transaction that they are written in', async () => {
  const enqueue = (runName: string, fails: boolean) =>
    database.store.asSystem(async (scope) => {
      await queue.enqueue('runs', 'local', [{ payload: { runName } }], scope);
      if (fails) throw new Error('undone');
    });
  await expect(enqueue('undone', true)).rejects.toThrow('undone');
  await enqueue('kept', false);
  await expect.poll(() => arrival('kept')).toBeDefined();
  expect(arrival('undone')).toBeUndefined();
});

test('a wake-up that was not accepted comes again', async () => {
  await queue.enqueue('runs', 'local', [{ payload: { runName: 'again', refuse: 'once' } }]);
  await expect.poll(() => arrival('again')).toBeDefined();
  expect(refusals).toBe(1);
});

test('other regions are not served here', async () => {
  await queue.enqueue('runs', 'Elsewhere 2', [{ payload: { runName: 'elsewhere' } }]);
  await queue.enqueue('runs', 'local', [{ payload: { runName: 'here' } }]);
  await expect.poll(() => arrival('here')).toBeDefined();
  expect(arrival('elsewhere')).toBeUndefined();
});
