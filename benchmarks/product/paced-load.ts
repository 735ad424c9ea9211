import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

/** What was seen while calls came at a steady pace. */
export interface PacedLoad {
  readonly calls: number;
  /** Answers other than the expected one. */
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
}

/** Longest time between two looks at how many calls are due. */
const tickMs = 5;

/**
 * Calls an address so many times a second, whether earlier calls are answered or not. Latency counts from when a call was due, so
 * a server that falls behind is seen to do so.
 */
export async function pacedLoad(
  url: string,
  { perSecond, forMs, expected }: { readonly perSecond: number; readonly forMs: number; readonly expected: string },
): Promise<PacedLoad> {
  const agent = new Agent({ connections: 64, pipelining: 1 });
  const took: number[] = [];
  let refused = 0;
  const startedAt = performance.now();
  const call = async (dueAt: number) => {
    const answer = await request(url, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/json' },
      body: '{"height":10,"width":4}',
    });
    if ((await answer.body.text()) !== expected) refused += 1;
    took.push(performance.now() - dueAt);
  };
  const calls: Promise<void>[] = [];
  for (let elapsed = 0; elapsed < forMs; elapsed = performance.now() - startedAt) {
    const due = Math.floor((elapsed * perSecond) / 1_000);
    while (calls.length < due) calls.push(call(startedAt + (1_000 * calls.length) / perSecond));
    await sleep(tickMs);
  }
  await Promise.all(calls);
  await agent.close();
  took.sort((one, other) => one - other);
  const at = (percent: number) => took[Math.min(took.length - 1, Math.floor((took.length * percent) / 100))] ?? 0;
  return { calls: calls.length, refused, p50: at(50), p99: at(99) };
}
