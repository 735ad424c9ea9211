import { expect, test } from 'vitest';
import { msBetween } from '../instant.ts';
import { isRetryable, retryDueAt, retryPolicyOf } from './retry-policy.ts';

const at = '2024-01-01T00:00:00.0000000Z';
const failure = { reply: { statusCode: 500, headers: {} } };

function waits(retryPolicy: object | undefined, random: number): readonly number[] {
  const policy = retryPolicyOf(
    retryPolicy === undefined ? {} : { retryPolicy: JSON.parse(JSON.stringify(retryPolicy)) },
  );
  const seconds: number[] = [];
  for (let attempt = 1; attempt < 100; attempt += 1) {
    const dueAt = retryDueAt(policy, { attempt, outcome: failure, at, random: () => random });
    if (dueAt === undefined) break;
    seconds.push(msBetween(at, dueAt) / 1_000);
  }
  return seconds;
}

test.each([
  { name: 'no policy, at least', policy: undefined, random: 0, seconds: [5, 7, 14, 28] },
  { name: 'no policy, at most', policy: undefined, random: 1, seconds: [7, 14, 28, 56] },
  { name: 'the default by name', policy: { type: 'Default' }, random: 0, seconds: [5, 7, 14, 28] },
  { name: 'none', policy: { type: 'none' }, random: 0, seconds: [] },
  { name: 'fixed', policy: { type: 'fixed', count: 3, interval: 'PT10S' }, random: 1, seconds: [10, 10, 10] },
  {
    name: 'exponential within its limits',
    policy: { type: 'exponential', count: 4, interval: 'PT10S', minimumInterval: 'PT15S', maximumInterval: 'PT30S' },
    random: 1,
    seconds: [15, 20, 30, 30],
  },
])('waits by the policy: $name', ({ policy, random, seconds }) => {
  expect(waits(policy, random)).toEqual(seconds);
});

test.each([
  { name: 'an unknown type', policy: { type: 'linear' } },
  { name: 'too many', policy: { type: 'fixed', count: 91, interval: 'PT5S' } },
  { name: 'no interval', policy: { type: 'fixed', count: 1 } },
])('refuses a policy of $name', ({ policy }) => {
  expect(() => waits(policy, 0)).toThrow();
});

test.each([
  { header: '90', seconds: 90 },
  { header: 'Mon, 01 Jan 2024 00:02:00 GMT', seconds: 120 },
  { header: 'Sun, 31 Dec 2023 00:00:00 GMT', seconds: 0 },
  { header: 'soon', seconds: 10 },
])('Retry-After: $header', ({ header, seconds }) => {
  const policy = retryPolicyOf({ retryPolicy: { type: 'fixed', count: 1, interval: 'PT10S' } });
  const outcome = { reply: { statusCode: 429, headers: { 'retry-after': header } } };
  const dueAt = retryDueAt(policy, { attempt: 1, outcome, at, random: () => 0 });
  expect(msBetween(at, dueAt ?? at) / 1_000).toBe(seconds);
});

test.each([200, 202, 301, 400, 404, 409, 499])('%i is final', (statusCode) => {
  expect(isRetryable({ reply: { statusCode, headers: {} } })).toBe(false);
});

test.each([408, 429, 500, 502, 503, 599])('%i is tried again', (statusCode) => {
  expect(isRetryable({ reply: { statusCode, headers: {} } })).toBe(true);
});
