import { type Store, workflows } from '@tenon/store';
import type { Logger } from 'pino';
import type { Schedules } from '../schedules/schedules.ts';
import type { Webhooks } from './webhooks.ts';

/** What a sweeper looks after. */
export interface SweeperParts {
  readonly store: Store;
  readonly schedules: Pick<Schedules, 'arrange'>;
  readonly webhooks: Pick<Webhooks, 'settle' | 'sweep'>;
  readonly regions: readonly string[];
  readonly now: () => Date;
  readonly log: Logger;
}

/** Makes up for what a process left undone when it died: triggers that were never put in order, subscriptions nobody works on. */
export interface Sweeper {
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
  /** Works on webhooks now; resolves when each that is due has been tried, or after a few seconds. */
  hurry(): Promise<void>;
}

const settleMs = 1_000;
const sweepMs = 5_000;
const hurryMs = 5_000;
const batchSize = 100;

/** Makes the sweeper of a process; it does nothing before `start`. */
export function createSweeper(parts: SweeperParts): Sweeper {
  const underWay = new Set<Promise<void>>();
  const timers: NodeJS.Timeout[] = [];

  const run = (work: () => Promise<void>): Promise<void> => {
    const task: Promise<void> = work()
      .catch((error: unknown) => parts.log.warn({ err: error }, 'looking after triggers failed'))
      .finally(() => underWay.delete(task));
    underWay.add(task);
    return task;
  };
  /** Again and again, at most so many at a time. */
  const repeat = (
    { everyMs, places }: { readonly everyMs: number; readonly places: number },
    work: () => Promise<void>,
  ) => {
    let taken = 0;
    const timer = setInterval(() => {
      if (taken >= places) return;
      taken += 1;
      void run(work).finally(() => {
        taken -= 1;
      });
    }, everyMs);
    timers.push(timer);
  };

  async function arrangeForgotten(): Promise<void> {
    const before = new Date(parts.now().getTime() - sweepMs);
    for (const workflowId of await workflows(parts.store.system).unarranged(parts.regions, before, batchSize)) {
      await parts.schedules.arrange(workflowId);
    }
  }

  return {
    start() {
      // An address that does not answer takes minutes, and the webhooks of others are not to wait for it.
      repeat({ everyMs: settleMs, places: 8 }, () => parts.webhooks.settle());
      repeat({ everyMs: sweepMs, places: 1 }, async () => {
        await arrangeForgotten();
        await parts.webhooks.sweep();
      });
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(underWay);
    },
    hurry: () => Promise.race([run(() => parts.webhooks.settle()), pause(hurryMs)]),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
