import type { HeldRun } from '@tenon/store';
import type { CarriedRun } from './carrier.ts';
import { type ReadTakenParts, readTaken } from './read-taken.ts';
import type { Shares } from './shares.ts';

/** What resuming needs. */
export interface ResumingParts extends ReadTakenParts {
  readonly shares: Shares;
  /** Begins to carry a run. */
  carry(run: CarriedRun): void;
  /** A run of several could not be read; the others go on. */
  failed(error: unknown): void;
}

/** Runs that are taken and not carried yet. */
export interface Resuming {
  /** Reads taken runs together and carries them on. One that cannot be read holds up none of its neighbours. */
  resume(taken: readonly HeldRun[]): Promise<void>;
  has(runName: string): boolean;
  /** A message came: the reading may have been too early to find it. */
  hear(runName: string): void;
}

/** Makes a resuming, with nothing under way. */
export function createResuming(parts: ResumingParts): Resuming {
  const underWay = new Map<string, { hasMessages: boolean }>();

  async function together(taken: readonly HeldRun[]): Promise<void> {
    for (const { runName, tenantId } of taken) {
      underWay.set(runName, { hasMessages: false });
      // It has its room from now on, though it is not carried yet.
      parts.shares.add(tenantId);
    }
    try {
      for (const run of await readTaken(parts, taken)) {
        const hasMessages = run.hasMessages === true || underWay.get(run.runName)?.hasMessages === true;
        parts.carry({ ...run, hasMessages });
      }
    } finally {
      for (const { runName, tenantId } of taken) {
        underWay.delete(runName);
        parts.shares.remove(tenantId);
      }
    }
  }

  return {
    async resume(taken) {
      try {
        await together(taken);
      } catch (error) {
        if (taken.length === 1) throw error;
        for (const held of taken) together([held]).catch(parts.failed);
      }
    },
    has: (runName) => underWay.has(runName),
    hear(runName) {
      const reading = underWay.get(runName);
      if (reading !== undefined) reading.hasMessages = true;
    },
  };
}
