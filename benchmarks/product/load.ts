import { Agent, request } from 'undici';

/** What callers saw: how many answers a second, and how long they waited. */
export interface Load {
  readonly calls: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Calls an address by so many callers at once, each as soon as its last call was answered. Any answer but the expected one ends it. */
export async function load(
  url: string,
  { callers, forMs, expected }: { readonly callers: number; readonly forMs: number; readonly expected: string },
): Promise<Load> {
  const agent = new Agent({ connections: callers });
  const took: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() - startedAt < forMs) {
        const calledAt = performance.now();
        const answer = await request(url, {
          method: 'POST',
          dispatcher: agent,
          headers: { 'content-type': 'application/json' },
          body: '{"height":10,"width":4}',
        });
        const text = await answer.body.text();
        if (text !== expected) throw new Error(`Answered ${answer.statusCode} ${text.slice(0, 300)}`);
        took.push(performance.now() - calledAt);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  await agent.close();
  took.sort((one, other) => one - other);
  const at = (percent: number) => took[Math.min(took.length - 1, Math.floor((took.length * percent) / 100))] ?? 0;
  return { calls: took.length, perSecond: took.length / seconds, p50: at(50), p99: at(99) };
}
