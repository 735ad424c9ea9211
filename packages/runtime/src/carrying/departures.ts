import type { RuntimeObserver } from '../observer.ts';

/** Knows which runs are in the memory of this process, for those who wait until one is not. */
export interface Departures {
  readonly observer: RuntimeObserver;
  /** Calls back once when the run has left the memory of this process; at once when it is not there. */
  whenLeft(runName: string, callback: () => void): void;
}

/** Makes departures: no run is here. */
export function createDepartures(): Departures {
  const here = new Map<string, (() => void)[]>();
  return {
    observer: {
      flushed: () => undefined,
      recorded: () => undefined,
      heldBack: () => undefined,
      takenUp: ({ runName }) => {
        if (!here.has(runName)) here.set(runName, []);
      },
      left: ({ runName }) => {
        const waiting = here.get(runName) ?? [];
        here.delete(runName);
        for (const callback of waiting) callback();
      },
    },
    whenLeft(runName, callback) {
      const waiting = here.get(runName);
      if (waiting === undefined) callback();
      else waiting.push(callback);
    },
  };
}
