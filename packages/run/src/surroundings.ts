import type { Value } from '@tenon/definition';
import type { ActionPath, Instant } from './event.ts';

/** Everything that is not a function of the history, given by the caller. Whatever is drawn from it ends up in an event. */
export interface Surroundings {
  /** The current instant; it stands still during one call. */
  readonly now: Instant;
  /** A new id (a UUID): tracking ids, client request ids, `guid()`. */
  readonly newId: () => string;
  /** The name of a new run: unique, and sorting before all earlier ones. */
  readonly newRunName: () => string;
  /** A number from 0 up to, but not including, 1. */
  readonly random: () => number;
  /** The signed address at which a webhook action of a run is called back. */
  readonly callbackUrl: (run: string, path: ActionPath) => string;
  /** The signed address at which the caller of an asynchronous Response polls. */
  readonly responseUrl: (run: string) => string;
  /** Stored contents that were fetched because a decision needed them, by their ids. */
  readonly opened?: ReadonlyMap<string, Value>;
  /** Whether the response goes to another run, which does not find the stored contents of this one. */
  readonly answersRun?: boolean;
}
