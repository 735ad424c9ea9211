import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSweeper, type SweeperParts } from './sweeper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A sweeper whose work on webhooks takes as long as each try is told to. */
function scene(settle: () => Promise<void>) {
  const parts: SweeperParts = {
    store: { system: { query: async () => [] } } as unknown as SweeperParts['store'],
    schedules: { arrange: async () => undefined },
    webhooks: { settle, sweep: async () => undefined },
    regions: ['local'],
    now: () => new Date(),
    log: pino({ level: 'silent' }),
  };
  return createSweeper(parts);
}

test('an address that does not answer holds up no webhook of others, and takes no more than its places', async () => {
  const stuck: (() => void)[] = [];
  let tries = 0;
  const sweeper = scene(() => {
    tries += 1;
    return new Promise((resolve) => stuck.push(resolve));
  });
  sweeper.start();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tries).toBe(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries).toBe(8);
  stuck[0]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tries).toBe(9);
  const stopped = sweeper.stop();
  for (const go of stuck) go();
  await stopped;
});

test('work that fails is tried again', async () => {
  let tries = 0;
  const sweeper = scene(async () => {
    tries += 1;
    throw new Error('the database is away');
  });
  sweeper.start();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(tries).toBe(5);
  await sweeper.stop();
});
