import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { UsageFailure } from '../../../usage-failure.ts';
import type { FoundPackage } from './find-packages.ts';
import type { Judged, JudgingTask } from './judge-package.ts';
import type { JudgingStart, ShareResult } from './judge-share.ts';

/** Fewer connectors than this are judged before another thread has read its program. */
const worthAThread = 24;

/** More threads would mostly wait for the one that prints. */
const mostThreads = 4;

/** New objects of a further thread have this much room: a verdict leaves little behind, and two threads share a machine. */
const roomForNewMb = 48;

/**
 * Judges connectors and yields what they come to in the order given. A tree is shared between this thread and one more
 * for each further processor; each takes the next connector that nobody has.
 */
export async function* judgePackages(
  packages: readonly FoundPackage[],
  task: JudgingTask,
): AsyncGenerator<Judged, void, void> {
  const threads = Math.min(availableParallelism(), mostThreads);
  if (packages.length < worthAThread || threads < 2) {
    const { judgePackage } = await import('./judge-package.ts');
    for (const found of packages) yield await judgePackage(found, task);
    return;
  }
  const start: JudgingStart = { packages, task, next: new SharedArrayBuffer(4) };
  const results = new Results();
  const workers = Array.from({ length: threads - 1 }, () => startWorker(start, results));
  // The rules are loaded in all threads at the same time: only then are the others at work when this one is.
  const { judgeShare } = await import('./judge-share.ts');
  const own = judgeShare(start, (result) => results.put(result));
  try {
    for (let index = 0; index < packages.length; index += 1) yield await results.take(index);
    await own;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function startWorker(start: JudgingStart, results: Results): Worker {
  const worker = new Worker(new URL('./judge-worker.ts', import.meta.url), {
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb: roomForNewMb },
  });
  worker.on('message', (result: ShareResult) => results.put(result));
  worker.on('error', (error) => results.fail(error));
  return worker;
}

/** Results of several threads, kept until it is their turn. */
class Results {
  readonly #judged = new Map<number, Judged>();
  #failure: unknown;
  #wake: () => void = () => undefined;

  put(result: ShareResult): void {
    if (result.kind === 'judged') this.#judged.set(result.index, result.judged);
    else this.#failure ??= result.isUsage ? new UsageFailure(result.message) : new Error(result.message);
    this.#wake();
  }

  fail(error: unknown): void {
    this.#failure ??= error;
    this.#wake();
  }

  async take(index: number): Promise<Judged> {
    for (;;) {
      const judged = this.#judged.get(index);
      if (judged !== undefined) {
        this.#judged.delete(index);
        return judged;
      }
      if (this.#failure !== undefined) throw this.#failure;
      await new Promise<void>((settle) => {
        this.#wake = settle;
      });
    }
  }
}
