import type { RunEvent } from '@tenon/run';

/** A run as observers see it. */
export interface ObservedRun {
  readonly tenantId: string;
  readonly workflowId: string;
  readonly runName: string;
  readonly region: string;
  /** Counts the workers that have held it, this one included. */
  readonly epoch: number;
  readonly started: Extract<RunEvent, { readonly kind: 'run-started' }>;
  /** The journal when this worker took the run up; empty for one that begins here. */
  readonly history: readonly RunEvent[];
}

/** Watches what the worker of this process does: for figures and traces. Called on the hot path, so it neither waits nor throws. */
export interface RuntimeObserver {
  /** Writes of several runs were flushed together. */
  flushed(flush: { readonly writes: number; readonly seconds: number; readonly isDurable: boolean }): void;
  /** The worker begins or goes on to carry a run out. */
  takenUp(run: ObservedRun): void;
  /** Events of the run are durable. */
  recorded(run: ObservedRun, events: readonly RunEvent[]): void;
  /** The run left the memory of this worker: it is over, it rests, or the worker lost it. */
  left(run: ObservedRun): void;
  /** A tenant's share is used up: a call was refused for it, or runs that are due were left for later. */
  heldBack(what: 'call' | 'wake-up'): void;
}
