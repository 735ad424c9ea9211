import { setImmediate } from 'node:timers/promises';
import { UsageFailure } from '../../../usage-failure.ts';
import type { FoundPackage } from './find-packages.ts';
import { type Judged, type JudgingTask, judgePackage } from './judge-package.ts';

/** What each thread is told: all connectors, the task, and the number of the next that nobody has taken. */
export interface JudgingStart {
  readonly packages: readonly FoundPackage[];
  readonly task: JudgingTask;
  readonly next: SharedArrayBuffer;
}

/** What a thread tells: one connector judged, or why it stopped. */
export type ShareResult =
  | { readonly kind: 'judged'; readonly index: number; readonly judged: Judged }
  | { readonly kind: 'failed'; readonly message: string; readonly isUsage: boolean };

/** Takes connectors one after the other until none is left. */
export async function judgeShare(
  { packages, task, next }: JudgingStart,
  tell: (result: ShareResult) => void,
): Promise<void> {
  const counter = new Int32Array(next);
  for (;;) {
    const index = Atomics.add(counter, 0, 1);
    const found = packages[index];
    if (found === undefined) return;
    try {
      tell({ kind: 'judged', index, judged: await judgePackage(found, task) });
      // Reading and judging let nothing else run: results of other threads come, and are printed, between two connectors.
      await setImmediate();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      tell({ kind: 'failed', message, isUsage: error instanceof UsageFailure });
      return;
    }
  }
}
