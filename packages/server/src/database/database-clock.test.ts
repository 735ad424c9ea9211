import { databaseTime, type Store } from '@tenon/store';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { type DatabaseClock, startDatabaseClock } from './database-clock.ts';

const log = pino({ level: 'silent' });
const hourMs = 3_600_000;
const minuteMs = 60_000;

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => vi.useRealTimers());
afterAll(() => database.drop());

async function apartMs(clock: DatabaseClock): Promise<number> {
  return Math.abs(clock.now().getTime() - (await databaseTime(database.store.system)).getTime());
}

test.each([
  { name: 'an hour fast', offsetMs: hourMs },
  { name: 'an hour slow', offsetMs: -hourMs },
])('a machine whose clock is $name, and then right, takes the time from the database', async ({ offsetMs }) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offsetMs });
  const clock = await startDatabaseClock({ store: database.store, log });
  expect(await apartMs(clock)).toBeLessThan(minuteMs);
  vi.useRealTimers();
  expect(await apartMs(clock)).toBeLessThan(minuteMs);
  clock.stop();
});

test('follows the database when its clock was set, or this machine slept', async () => {
  let lostMs = 0;
  const countMs = () => performance.now() - lostMs;
  const clock = await startDatabaseClock({ store: database.store, log, countMs });
  lostMs = hourMs;
  expect(await apartMs(clock)).toBeGreaterThan(hourMs - minuteMs);
  await clock.measure();
  expect(await apartMs(clock)).toBeLessThan(minuteMs);
  clock.stop();
});

test('goes on by itself while the database is away', async () => {
  let isAway = false;
  const system: Store['system'] = {
    ...database.store.system,
    query: (...asked) => (isAway ? Promise.reject(new Error('away')) : database.store.system.query(...asked)),
  };
  let countMs = 0;
  const clock = await startDatabaseClock({ store: { system }, log, countMs: () => countMs });
  const before = clock.now().getTime();
  isAway = true;
  await expect(clock.measure()).rejects.toThrow('away');
  countMs += hourMs;
  expect(clock.now().getTime() - before).toBe(hourMs);
  clock.stop();
});
