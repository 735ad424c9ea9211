import { expect, test } from 'vitest';
import { type GrantedCalls, grantCalls } from './grant-calls.ts';
import type { LeaseCalls } from './lease-calls.ts';
import { createThrottle, declaredLimit } from './throttle.ts';

const signal = new AbortController().signal;
const connection = (connectionId: string) => ({ tenantId: 't', connectionId });

/** Takes leave as processes do that share a database, with the time of a test. */
function sharedLease(nowMs: () => number = () => performance.now()) {
  const given = new Map<string, readonly GrantedCalls[]>();
  let asked = 0;
  const of =
    (owner: string): LeaseCalls =>
    async ({ connectionId }, wanted) => {
      asked += 1;
      const id = String(asked);
      const { leases, ...granted } = grantCalls(given.get(connectionId) ?? [], { ...wanted, id, owner }, nowMs());
      given.set(connectionId, leases);
      return { id, ...granted };
    };
  return { of, asked: () => asked };
}

const newThrottle = (nowMs?: () => number) => createThrottle(sharedLease(nowMs).of('one'), nowMs);

/** Whether a call may leave at once. */
async function isFree(
  throttle: ReturnType<typeof createThrottle>,
  connectionId: string,
  limit?: Parameters<typeof throttle.admit>[1]['limit'],
) {
  const cancel = new AbortController();
  const admitted = throttle.admit(connection(connectionId), { limit, signal: cancel.signal });
  setTimeout(() => cancel.abort(), 15);
  return admitted;
}

test.each([
  { name: 'Retry-After of a 429', statusCode: 429, headers: { 'Retry-After': '5' }, holds: true },
  {
    name: 'Retry-After of a 503 as a date',
    statusCode: 503,
    headers: { 'retry-after': new Date(Date.now() + 60_000).toUTCString() },
    holds: true,
  },
  { name: 'Retry-After of a 200', statusCode: 200, headers: { 'Retry-After': '5' }, holds: false },
  { name: 'a spent RateLimit', statusCode: 200, headers: { RateLimit: '"default";r=0;t=30' }, holds: true },
  { name: 'the older form', statusCode: 200, headers: { RateLimit: 'limit=10, remaining=0, reset=4' }, holds: true },
  {
    name: 'a RateLimit with something left',
    statusCode: 200,
    headers: { RateLimit: '"default";r=10;t=30' },
    holds: false,
  },
  {
    name: 'separate headers',
    statusCode: 200,
    headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '9' },
    holds: true,
  },
  {
    name: 'a reset as an instant',
    statusCode: 200,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 30) },
    holds: true,
  },
  {
    name: 'a reset that has passed',
    statusCode: 200,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1700000000' },
    holds: false,
  },
  { name: 'nonsense', statusCode: 429, headers: { 'Retry-After': 'soon', RateLimit: ';;;r=x' }, holds: false },
])('$name holds the connection: $holds', async ({ statusCode, headers, holds }) => {
  const throttle = newThrottle();
  throttle.learn('a', { statusCode, headers: headers as unknown as Record<string, string> });
  expect(await isFree(throttle, 'a')).toBe(!holds);
  expect(await isFree(throttle, 'b')).toBe(true);
});

test('lets a burst of the declared limit leave, and the next call only when the period allows', async () => {
  let now = 1_000_000;
  const throttle = newThrottle(() => now);
  const limit = declaredLimit({ 'x-tenon-rate-limit': { calls: 3, seconds: 60 } });
  for (let call = 0; call < 3; call += 1) expect(await throttle.admit(connection('a'), { limit, signal })).toBe(true);
  expect(await isFree(throttle, 'a', limit)).toBe(false);
  now += 60_000;
  expect(await throttle.admit(connection('a'), { limit, signal })).toBe(true);
});

test('in no period more calls leave than are declared, whenever they come', async () => {
  let now = 0;
  const throttle = newThrottle(() => now);
  const limit = { calls: 4, periodMs: 1_000 };
  const left: number[] = [];
  for (const at of [0, 0, 100, 900, 950, 999, 1_000, 1_050, 1_100, 1_899, 1_900, 2_000, 2_100]) {
    now = at;
    if (await isFree(throttle, 'a', limit)) left.push(at);
  }
  expect(left).toEqual([0, 0, 100, 900, 1_000, 1_050, 1_100, 1_900, 2_000, 2_100]);
});

test('processes share a declared limit, and each gets its part of it', async () => {
  let now = 0;
  const { of } = sharedLease(() => now);
  const [one, other] = ['one', 'other'].map((owner) => createThrottle(of(owner), () => now));
  const limit = { calls: 4, periodMs: 60_000 };
  const left = async () => {
    const found: string[] = [];
    for (let call = 0; call < 4; call += 1) {
      if (one !== undefined && (await isFree(one, 'a', limit))) found.push('one');
      if (other !== undefined && (await isFree(other, 'a', limit))) found.push('other');
    }
    return found;
  };
  expect(await left()).toEqual(['one', 'other', 'one', 'other']);
  now += 59_999;
  expect(await left()).toEqual([]);
  now += 1;
  expect(await left()).toEqual(['one', 'other', 'one', 'other']);
  now += 120_000;
  if (one === undefined) throw new Error('There is no throttle.');
  const alone = [];
  for (let call = 0; call < 5; call += 1) alone.push(await isFree(one, 'a', limit));
  expect(alone).toEqual([true, true, true, true, false]);
});

test('leave is taken for many calls at once', async () => {
  const { of, asked } = sharedLease();
  const throttle = createThrottle(of('one'));
  const limit = { calls: 500, periodMs: 60_000 };
  for (let call = 0; call < 500; call += 1) await throttle.admit(connection('a'), { limit, signal });
  expect(asked()).toBe(10);
});

test('when leave cannot be taken, the calls that wait fail, and later ones ask again', async () => {
  let isAway = true;
  const { of } = sharedLease();
  const throttle = createThrottle((...wanted) =>
    isAway ? Promise.reject(new Error('The database is away.')) : of('one')(...wanted),
  );
  const limit = { calls: 5, periodMs: 60_000 };
  const waiting = [1, 2].map(() => throttle.admit(connection('a'), { limit, signal }));
  for (const call of waiting) await expect(call).rejects.toThrow('away');
  isAway = false;
  expect(await throttle.admit(connection('a'), { limit, signal })).toBe(true);
});

test('of a limit beyond what is counted a part of its period is', () => {
  expect(declaredLimit({ 'x-tenon-rate-limit': { calls: 20_000, seconds: 60 } })).toEqual({
    calls: 5_000,
    periodMs: 15_000,
  });
});

test('calls that give up waiting cost those that come later nothing', async () => {
  let now = 1_000_000;
  const throttle = newThrottle(() => now);
  const limit = { calls: 1, periodMs: 60_000 };
  expect(await throttle.admit(connection('a'), { limit, signal })).toBe(true);
  const impatient = new AbortController();
  const gaveUp = Array.from({ length: 500 }, () =>
    throttle.admit(connection('a'), { limit, signal: impatient.signal }),
  );
  impatient.abort();
  expect(new Set(await Promise.all(gaveUp))).toEqual(new Set([false]));
  now += 60_000;
  expect(await throttle.admit(connection('a'), { limit, signal })).toBe(true);
});

test('calls that wait leave in the order in which they came, also behind one that gives up', async () => {
  const throttle = newThrottle();
  const limit = { calls: 1, periodMs: 20 };
  const left: number[] = [];
  const cancel = new AbortController();
  const calls = [1, 2, 3, 4].map(async (number) => {
    if (await throttle.admit(connection('a'), { limit, signal: number === 2 ? cancel.signal : signal }))
      left.push(number);
  });
  cancel.abort();
  await Promise.all(calls);
  expect(left).toEqual([1, 3, 4]);
});

test('waits at most a minute, however long the API wants to be left alone', async () => {
  let now = 0;
  const throttle = newThrottle(() => now);
  throttle.learn('a', { statusCode: 429, headers: { 'retry-after': '86400' } });
  now += 60_001;
  expect(await isFree(throttle, 'a')).toBe(true);
});

test.each([
  {},
  { 'x-tenon-rate-limit': 5 },
  { 'x-tenon-rate-limit': { calls: 0, seconds: 1 } },
  { 'x-tenon-rate-limit': { calls: 'x' } },
])('%j declares no limit', (definition) => {
  expect(declaredLimit(definition)).toBeUndefined();
});
