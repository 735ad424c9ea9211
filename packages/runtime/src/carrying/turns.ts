import { type HeldRun, type RunKey, runHolding, type Store } from '@tenon/store';
import type { RuntimeObserver } from '../observer.ts';
import type { Shares, TenantLimits } from './shares.ts';

/** What taking turns needs. */
export interface TurnsParts {
  readonly store: Store;
  readonly regions: readonly string[];
  readonly observers: readonly RuntimeObserver[];
  /** Runs in memory at most, of all tenants. */
  readonly maxRuns: number;
  readonly tenantLimits: TenantLimits;
  /** How many runs these tenants have in each turn; the others have one. */
  readonly tenantWeights: ReadonlyMap<string, number>;
  readonly shares: Shares;
  /** The number of this worker; throws when it is not taking runs. */
  worker(): number;
  resume(taken: readonly HeldRun[]): void;
}

/** A run as wake-ups name it. */
type NamedRun = Pick<RunKey, 'workflowId' | 'runName'>;

/** Takes runs that are due so that each tenant has its turn, by its weight, and none more than its share. */
export interface Turns {
  /** Answers wake-ups: each stands for one run that is due, and need not be spent on the one that it names. */
  answer(keys: readonly NamedRun[]): Promise<void>;
  /** Takes just this one, if it is due and its tenant has room. */
  take(key: RunKey): Promise<void>;
  /** A run left, so there may be room for one that was held back. */
  hasRoom(): Promise<void>;
}

const batchSize = 50;
/** With more room than statements can be under way at a time, they need not wait for each other. */
const plenty = 50;

/** Takes turns for a worker. */
export function createTurns(parts: TurnsParts): Turns {
  const { store, regions, observers, tenantLimits, tenantWeights, shares } = parts;
  /** Tenants that may have runs due which no wake-up will come for, because their share was used up when it came. */
  const waiting = new Set<string>();
  let isTaking = false;

  const limitNow = () => Math.min(batchSize, parts.maxRuns - shares.total());

  async function takeTurns(limit: number): Promise<number> {
    const rooms = shares.rooms();
    const turns = { regions, limit, roomEach: tenantLimits.each, rooms, weights: tenantWeights };
    const taken = await runHolding(store.system).takeTurns(parts.worker(), turns);
    if (taken.length > 0) parts.resume(taken);
    const counts = Map.groupBy(taken, ({ tenantId }) => tenantId);
    for (const tenantId of new Set([...rooms.keys(), ...counts.keys()])) {
      const isUsedUp = (counts.get(tenantId)?.length ?? 0) >= (rooms.get(tenantId) ?? tenantLimits.each);
      if (isUsedUp) holdBack(tenantId);
      else if (taken.length < limit) waiting.delete(tenantId);
    }
    return taken.length;
  }

  function holdBack(tenantId: string): void {
    waiting.add(tenantId);
    for (const observer of observers) observer.heldBack('wake-up');
  }

  async function takeNamed(keys: readonly NamedRun[]): Promise<void> {
    const full = [...shares.rooms()].filter(([, room]) => room === 0).map(([tenantId]) => tenantId);
    const taken = await runHolding(store.system).take(parts.worker(), keys, full);
    if (taken.length > 0) parts.resume(taken);
  }

  /** One after another, so that the room that one sees is not taken by the next. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    answer: (keys) =>
      inTurn(async () => {
        // What another worker was just looking at is left out of the turns: then the runs that are named are taken.
        if ((await takeTurns(keys.length)) < keys.length) await takeNamed(keys);
      }),
    take(key) {
      if (shares.roomFor(key.tenantId) > plenty) return takeNamed([key]);
      return inTurn(async () => {
        if (shares.roomFor(key.tenantId) > 0) await takeNamed([key]);
        else holdBack(key.tenantId);
      });
    },
    async hasRoom() {
      if (isTaking) return;
      isTaking = true;
      try {
        let limit = limitNow();
        while (limit > 0 && [...waiting].some((tenantId) => shares.roomFor(tenantId) > 0)) {
          await inTurn(async () => void (await takeTurns(limit)));
          limit = limitNow();
        }
      } finally {
        isTaking = false;
      }
    },
  };
}
