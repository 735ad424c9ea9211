import { expect, test } from 'vitest';
import { type CallLimit, type GrantedCalls, grantCalls, keptMs, type SpentCalls } from './grant-calls.ts';

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
}

test.each([
  { calls: 1, periodMs: 2_000 },
  { calls: 7, periodMs: 1_000 },
  { calls: 60, periodMs: 60_000 },
])(
  'of $calls calls in $periodMs ms no more leave in any period, whatever three processes ask for',
  (limit: CallLimit) => {
    const next = numbers(limit.calls);
    const spent = new Map<string, SpentCalls>();
    const left: number[] = [];
    let leases: readonly GrantedCalls[] = [];
    let now = 0;
    for (let step = 0; step < 3_000; step += 1) {
      now += next(limit.periodMs / 4);
      const owner = `process ${next(3)}`;
      const id = String(step);
      const granted = grantCalls(
        leases,
        { id, owner, limit, calls: 1 + next(limit.calls * 2), spent: spent.get(owner) },
        now,
      );
      ({ leases } = granted);
      spent.delete(owner);
      if (granted.calls === 0) continue;
      const used = next(granted.calls + 1);
      const usedMs = used === 0 ? 0 : next(keptMs(limit));
      for (let call = 0; call < used; call += 1) left.push(now + usedMs);
      // Who is killed reports nothing; a report may come while calls of others are asked for.
      if (next(5) > 0) spent.set(owner, { id, usedMs, unused: granted.calls - used });
    }
    left.sort((a, b) => a - b);
    const tooClose = left.filter((at, index) => at - (left[index - limit.calls] ?? -Infinity) < limit.periodMs);
    expect(tooClose).toEqual([]);
    expect(left.length).toBeGreaterThan(100);
  },
);
