import type { Value } from '@tenon/definition';

/** An instant in UTC as ISO 8601 text with seven fraction digits: `2024-01-01T00:00:00.0000000Z`. Sorts as text. */
export type Instant = string;

/**
 * Names an action run: the action's name, and inside loops the repetition indexes, outermost loop
 * first, six digits each: `Name`, `Name#000003`, `Name#000003-000001`. The empty path is the run itself.
 */
export type ActionPath = string;

/** The final statuses of an action run. */
export type ActionStatus = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut' | 'Cancelled' | 'Aborted';

/** The final statuses of a run. */
export type RunStatus = 'Succeeded' | 'Failed' | 'Cancelled' | 'TimedOut';

/** What went wrong, as it stands in the history of a run or an action. */
export interface RunError {
  readonly code: string;
  readonly message: string;
}

/** A reply to a request. `body` is decoded by content type (`Value`); it is absent when the reply had none. */
export interface HttpReply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Value;
  /** Sending the request again would bring the same, whatever the status says: the fault of a SOAP service. */
  readonly isFinal?: true;
  /** As an answer to a caller: nothing beside it tells which workflow and run gave it. */
  readonly isAnonymous?: true;
}

/** What a request came to: a reply, or no reply at all (no connection, no answer in time, refused by egress rules). */
export type RequestOutcome =
  | { readonly reply: HttpReply }
  | {
      readonly failure: RunError & {
        /** False when sending again cannot help (a blocked address). */ readonly retry: boolean;
      };
    };

/** The record of the trigger that started a run, as `trigger()` returns it. */
export interface TriggerRecord {
  readonly name: string;
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly startTime: Instant;
  readonly endTime: Instant;
  readonly scheduledTime?: Instant;
  readonly trackingId?: string;
  readonly clientTrackingId?: string;
  readonly originHistoryName?: string;
  readonly status: 'Succeeded';
  readonly code: string;
}

/** What `workflow()` tells, without the run. */
export interface WorkflowIdentity {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location: string;
  readonly version?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** How one variable changes; appends are recorded as what was added, so that a loop of appends stays linear. */
export type VariableChange =
  | { readonly kind: 'declare'; readonly name: string; readonly type: string; readonly value: Value }
  | { readonly kind: 'set'; readonly name: string; readonly value: Value }
  | { readonly kind: 'append'; readonly name: string; readonly value: Value };

/** Why a request is sent. `call` is the action's own request; the others follow from it. */
export type RequestPurpose =
  | 'call'
  | 'poll'
  | 'page'
  | 'subscribe'
  | 'unsubscribe'
  | 'script'
  /** Of a chunked transfer (clause 9.8): opening an upload, one of its chunks, all at once after all, a part of a download. */
  | 'open-upload'
  | 'chunk'
  | 'whole'
  | 'part';

/** Bytes `from` up to and including `to`, of `total`. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

/** Why a timer runs. `caller` and `run-limit` belong to the run (empty path), the others to an action run. */
export type TimerPurpose = 'delay' | 'retry' | 'poll' | 'timeout' | 'caller' | 'run-limit';

/**
 * One entry of a run's history: the journal. Folding events never evaluates anything: results of
 * evaluation, instants, ids and callback URLs are in them. Events marked *reported* come from the
 * runtime; all others are made by `decide`.
 */
export type RunEvent =
  /** The first event of every run, made by `fireTrigger`. */
  | {
      readonly kind: 'run-started';
      readonly at: Instant;
      readonly run: string;
      readonly workflow: WorkflowIdentity;
      readonly trigger: TriggerRecord;
      readonly clientTrackingId: string;
      readonly correlationId: string;
      /** Whether somebody waits for a Response action. */
      readonly caller: 'waiting' | 'none';
    }
  /** An action began that does not end in the same moment: an effect, a wait, or a container. */
  | {
      readonly kind: 'action-started';
      readonly path: ActionPath;
      readonly at: Instant;
      readonly trackingId: string;
      readonly inputs?: Value;
      /** For a Foreach: the items, one iteration each. */
      readonly items?: readonly Value[];
      /** For If and Switch: the group that was chosen (`actions`, `else`, `default`, `cases/` and a name), null for none. */
      readonly branch?: string | null;
      /** For webhooks: the address handed out. */
      readonly callbackUrl?: string;
      /** The id of the action's first request, which is to leave now. */
      readonly request?: string;
      /** When a Wait is over. */
      readonly delayUntil?: Instant;
      /** When `limit.timeout` has passed. */
      readonly timeoutAt?: Instant;
    }
  /** An action ended. For an action that never started (a pure one) this is its only event. */
  | {
      readonly kind: 'action-completed';
      readonly path: ActionPath;
      /** Only where there was no `action-started`. */
      readonly startedAt?: Instant;
      readonly at: Instant;
      readonly status: Exclude<ActionStatus, 'Skipped'>;
      readonly code: string;
      readonly inputs?: Value;
      readonly outputs?: Value;
      readonly error?: RunError;
      readonly trackedProperties?: Value;
      readonly changes?: readonly VariableChange[];
    }
  /** An action was not run, nor anything inside it. What lies inside has no events of its own. */
  | {
      readonly kind: 'action-skipped';
      readonly path: ActionPath;
      readonly at: Instant;
      readonly code: string;
      readonly error: RunError;
    }
  /** Another request of an action is to leave: a retry, a poll, a page, an unsubscription. Written before it is sent; `request` is its client request id. */
  | {
      readonly kind: 'request-started';
      readonly path: ActionPath;
      readonly at: Instant;
      readonly request: string;
      readonly purpose: RequestPurpose;
      /** Counts from 1 within one purpose and address. */
      readonly attempt: number;
      /** Where to, when it is not the address of the action's inputs. */
      readonly uri?: string;
      /** For `chunk` and `part`: which bytes. */
      readonly range?: ByteRange;
      /** For `unsubscribe`: the evaluated request. */
      readonly inputs?: Value;
    }
  /** *Reported*: a request came to an end. */
  | ({
      readonly kind: 'request-finished';
      readonly path: ActionPath;
      readonly at: Instant;
      readonly request: string;
    } & RequestOutcome)
  /** *Reported*: a script returned or threw, or a map or schema was applied. */
  | {
      readonly kind: 'script-finished';
      readonly path: ActionPath;
      readonly at: Instant;
      readonly request: string;
      readonly value?: Value;
      readonly error?: RunError;
    }
  /** A timer is to run. `uri` is where the next poll goes. */
  | {
      readonly kind: 'timer-set';
      readonly path: ActionPath;
      readonly at: Instant;
      readonly timer: TimerPurpose;
      readonly dueAt: Instant;
      readonly uri?: string;
    }
  /** *Reported*: a timer is due. Firing one that is no longer set changes nothing. */
  | { readonly kind: 'timer-fired'; readonly path: ActionPath; readonly at: Instant; readonly timer: TimerPurpose }
  /** A webhook's subscription was accepted; its action waits for the callback. */
  | { readonly kind: 'subscribed'; readonly path: ActionPath; readonly at: Instant }
  /** *Reported*: somebody called the callback URL of a webhook action. Only the first call counts. */
  | {
      readonly kind: 'callback-received';
      readonly path: ActionPath;
      readonly at: Instant;
      readonly method: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: Value;
    }
  /** An Until loop's condition was looked at after an iteration. Without `stop` the next iteration begins. */
  | {
      readonly kind: 'until-checked';
      readonly path: ActionPath;
      readonly at: Instant;
      readonly iteration: number;
      readonly stop?: 'met' | 'count' | 'timeout';
    }
  /** The caller of the trigger has its answer. The empty path means that the run itself answered (502, 504, 202). */
  | {
      readonly kind: 'caller-answered';
      readonly path: ActionPath;
      readonly at: Instant;
      /** `late`: the caller polls for it, after an asynchronous 202. */
      readonly to: 'caller' | 'late';
      readonly reply: HttpReply;
    }
  /** *Reported*: somebody asked to end the run. */
  | { readonly kind: 'cancel-requested'; readonly at: Instant; readonly by?: string }
  /** The last event of every run but for the ends of requests that outlive it (`unsubscribe`). */
  | {
      readonly kind: 'run-completed';
      readonly at: Instant;
      readonly status: RunStatus;
      readonly code: string;
      readonly error?: RunError;
      readonly outputs?: Value;
    };
