import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EgressAnswer } from './egress.ts';
import { egressFailure } from './egress.ts';
import { createHostCircuits } from './host-circuits.ts';

const answered: EgressAnswer = {
  kind: 'answered',
  status: 500,
  headers: [],
  body: new Uint8Array(),
  url: '',
  redirectCount: 0,
};
const options = { threshold: 3, firstPauseMs: 30, longestPauseMs: 60, mostWaiting: 20 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a promise gives, however much time passes until then. */
async function inTime<T>(promise: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(1_000);
  return promise;
}

function scene() {
  const circuits = createHostCircuits(options);
  const host = { isUp: false, tries: 0, underWay: 0, most: 0 };
  const exchange = async (): Promise<EgressAnswer> => {
    host.tries += 1;
    host.underWay += 1;
    host.most = Math.max(host.most, host.underWay);
    await new Promise((resolve) => setTimeout(resolve, 5));
    host.underWay -= 1;
    return host.isUp ? answered : egressFailure('connection-failed', 'down');
  };
  const send = (waitMs = 5_000, signal?: AbortSignal) =>
    circuits.send('a.example', { waitMs, ...(signal && { signal }) }, exchange);
  const breakIt = async () => {
    for (let count = 0; count < options.threshold; count += 1) {
      const sent = send();
      await vi.advanceTimersByTimeAsync(5);
      await sent;
    }
  };
  return { circuits, host, send, breakIt };
}

test('a host that does not answer is left alone: requests queue and all of them leave when it is back, a few at first', async () => {
  const { host, send, breakIt } = scene();
  await breakIt();
  const queued = Array.from({ length: 15 }, () => send());
  await vi.advanceTimersByTimeAsync(10);
  expect(host.tries).toBe(3);
  host.isUp = true;
  const outcomes = await inTime(Promise.all(queued));
  expect(outcomes.every(({ kind }) => kind === 'answered')).toBe(true);
  expect(host.tries).toBe(18);
  expect(host.most).toBeLessThan(15);
  expect((await inTime(send())).kind).toBe('answered');
});

test('when it is back, no more than twice as many leave each time, however many wait', async () => {
  const circuits = createHostCircuits({ ...options, mostWaiting: 2_000 });
  let isUp = false;
  const leftAt = new Map<number, number>();
  const exchange = async (): Promise<EgressAnswer> => {
    if (isUp) leftAt.set(Date.now(), (leftAt.get(Date.now()) ?? 0) + 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return isUp ? answered : egressFailure('connection-failed', 'down');
  };
  const all = Array.from({ length: 1_000 }, () => circuits.send('a.example', { waitMs: 60_000 }, exchange));
  const late = Array.from({ length: 500 }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return circuits.send('a.example', { waitMs: 60_000 }, exchange);
  });
  await vi.advanceTimersByTimeAsync(20);
  isUp = true;
  const outcomes = await inTime(Promise.all([...all, ...late]));
  expect(outcomes.filter(({ kind }) => kind === 'answered')).toHaveLength(500);
  expect([...leftAt.values()].slice(0, 6)).toEqual([1, 2, 4, 8, 16, 32]);
});

test('while it is away only one request at a time tries it, and the others keep waiting until their time is over', async () => {
  const { host, send, breakIt } = scene();
  await breakIt();
  const outcomes = await inTime(Promise.all(Array.from({ length: 5 }, () => send(250))));
  expect(outcomes.map((outcome) => outcome.kind === 'failed' && outcome.code)).toContain('host-unavailable');
  expect(outcomes.every((outcome) => outcome.kind === 'failed' && outcome.canRetry)).toBe(true);
  expect(host.most).toBe(1);
});

test('an answer with an error status is an answer; other hosts are not affected', async () => {
  const { circuits, host, send, breakIt } = scene();
  host.isUp = true;
  await breakIt();
  expect((await inTime(send(1))).kind).toBe('answered');
  host.isUp = false;
  await breakIt();
  expect((await circuits.send('b.example', { waitMs: 1 }, async () => answered)).kind).toBe('answered');
});

test('a request that is cancelled while it waits leaves the queue, and one that finds the queue full is refused at once', async () => {
  const { send, breakIt, host } = scene();
  await breakIt();
  const cancel = new AbortController();
  const cancelled = send(5_000, cancel.signal);
  const full = Array.from({ length: 19 }, () => send(100));
  expect(await send(5_000)).toMatchObject({ kind: 'failed', code: 'host-unavailable' });
  cancel.abort();
  expect(await cancelled).toMatchObject({ kind: 'failed', code: 'cancelled' });
  host.isUp = true;
  await inTime(Promise.all(full));
});
