import type { Resource } from '../../../transport/manage.ts';

/** A signed link to a content. */
export interface ContentLink {
  readonly uri: string;
  readonly contentSize?: number;
}

/** What went wrong, as histories say it. */
export interface RunError {
  readonly code?: string;
  readonly message?: string;
}

interface HistoryRecord {
  readonly status: string;
  readonly code?: string;
  readonly error?: RunError;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly inputsLink?: ContentLink;
  readonly outputsLink?: ContentLink;
  readonly inputs?: unknown;
  readonly outputs?: unknown;
  readonly secureData?: { readonly properties?: readonly string[] };
}

/** What the history says of a trigger. */
export interface TriggerRecord extends HistoryRecord {
  readonly name: string;
  readonly originHistoryName?: string;
}

/** A run. */
export type Run = Resource<
  Omit<HistoryRecord, 'outputs'> & {
    readonly trigger?: TriggerRecord;
    readonly correlation?: { readonly clientTrackingId?: string };
    readonly workflow?: { readonly name?: string };
    readonly outputs?: { readonly [name: string]: { readonly type?: string; readonly value?: unknown } };
  }
>;

/** One try of an action that was tried again. */
export interface Attempt {
  readonly startTime?: string;
  readonly endTime?: string;
  readonly code?: string;
  readonly error?: { readonly error?: RunError };
}

/** What the history says of an action, or of one repetition of it. */
export interface ActionRecord extends HistoryRecord {
  readonly retryHistory?: readonly Attempt[];
  readonly repetitionCount?: number;
  /** How many iterations of a loop were carried out. */
  readonly iterationCount?: number;
  /** Whether the run can be carried out again from here. */
  readonly canResubmit?: boolean;
}

/** An action of a run. */
export type RunAction = Resource<ActionRecord>;

/** One iteration of a loop. */
export type Iteration = Resource<
  Pick<HistoryRecord, 'status' | 'startTime' | 'endTime'> & {
    /** The actions inside of it, where they were asked for. */
    readonly actions?: Readonly<Record<string, ActionRecord>>;
  }
>;

const ended = new Set(['succeeded', 'failed', 'cancelled', 'timedout', 'aborted', 'skipped', 'faulted', 'ignored']);

/** Whether a status is final. */
export function hasEnded(status: string): boolean {
  return ended.has(status.toLowerCase());
}
