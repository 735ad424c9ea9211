import { type Session, type Store, workers } from '@tenon/store';
import type { Queue, WakeUp } from '../engine/queue.ts';

/** This process as one of the workers, for as long as its session lasts. */
export interface Membership {
  readonly worker: number;
  /**
   * Whether nobody can have taken this worker for dead so far. After a pause that asks the database, and the first answer may
   * come late: what was written before the pause may be somebody else's to go on with.
   */
  isAlive(): boolean | Promise<boolean>;
  leave(): Promise<void>;
}

/** What a member is told. */
export interface MembershipListener {
  /** Something that another worker has to say to this one. */
  onNotice(payload: string): void;
  /** Others may think this worker dead: whatever it holds is void. Told once, and the last thing told. */
  onLost(reason: unknown): void;
  onError(error: unknown): void;
}

/** The channel on which workers speak to each other. */
export const noticeChannel = 'tenon_workers';

/** What workers say to each other. */
export type Notice =
  | { readonly kind: 'message' | 'answered'; readonly worker: number; readonly runName: string }
  | { readonly kind: 'workflow'; readonly workflowId: string };

const beatMs = 2_000;
const buryMs = 1_000;
/** A worker that is silent so long is taken for dead, even though its session lives: it is paused, or cut off. */
const silenceMs = 8_000;

/**
 * Joins the workers: takes the lock that is the sign of life, beats, and looks after the others. Runs of
 * a dead worker are freed, and their wake-ups enqueued, in one transaction.
 */
export async function joinWorkers(
  parts: { readonly store: Store; readonly queue: Queue; readonly regions: readonly string[] },
  listener: MembershipListener,
): Promise<Membership> {
  const { store, queue, regions } = parts;
  let isOver = false;
  let hasJoined = false;
  const timers: NodeJS.Timeout[] = [];
  const end = () => {
    isOver = true;
    for (const timer of timers) clearInterval(timer);
  };
  const lose = (reason: unknown) => {
    if (isOver) return;
    end();
    void session?.close().catch(() => undefined);
    // Before that, the caller learns it from the promise; told twice, it would try again twice.
    if (hasJoined) listener.onLost(reason);
  };
  let session: Session | undefined;
  session = await store.session({ onNotification: (_channel, payload) => listener.onNotice(payload), onLost: lose });
  // Counted from before a beat is sent: the database counts from when it has it, so others count from later.
  let beatenAtMs = performance.now();
  const worker = await register(session).catch((error: unknown) => {
    lose(error);
    throw error;
  });
  const repeat = (everyMs: number, work: () => Promise<void>) => {
    let isBusy = false;
    const timer = setInterval(() => {
      if (isBusy || isOver) return;
      isBusy = true;
      work()
        .catch((error: unknown) => listener.onError(error))
        .finally(() => {
          isBusy = false;
        });
    }, everyMs);
    timers.push(timer);
  };
  const beat = async (): Promise<boolean> => {
    const sentAtMs = performance.now();
    if (await workers(store.system).beat(worker)) beatenAtMs = sentAtMs;
    else lose(new Error('This worker was silent too long.'));
    return !isOver;
  };
  let asking: Promise<boolean> | undefined;
  /** All that ask at once, as every run does after a pause, wait for one beat. */
  const ask = (): Promise<boolean> => {
    asking ??= beat().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  repeat(beatMs, async () => void (await ask()));
  repeat(buryMs, () => buryTheDead(store, queue));
  await buryTheDead(store, queue).catch((error: unknown) => {
    lose(error);
    throw error;
  });
  hasJoined = true;
  return {
    worker,
    isAlive: () => !isOver && (performance.now() - beatenAtMs < silenceMs || ask()),
    async leave() {
      end();
      await workers(store.system).unregister(worker);
      await session.close();
    },
  };

  async function register(own: Session): Promise<number> {
    const number = await workers(own).register(regions.join(' '));
    await own.query(`listen ${noticeChannel}`);
    return number;
  }
}

async function buryTheDead(store: Store, queue: Queue): Promise<void> {
  await store.asSystem(async (scope) => {
    const { runs } = await workers(scope).bury(silenceMs);
    for (const [region, freed] of Map.groupBy(runs, (run) => run.region)) {
      const wakeUps: WakeUp[] = freed.map(({ workflowId, runName }) => ({ payload: { workflowId, runName } }));
      await queue.enqueue('runs', region, wakeUps, scope);
    }
  });
}
