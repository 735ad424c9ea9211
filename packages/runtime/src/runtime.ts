import type { Plan, StoredContent, Value } from '@tenon/definition';
import type { AccessKeys, Store, Workflow } from '@tenon/store';
import type { Logger } from 'pino';
import type { ByteBudget } from './bodies/byte-budget.ts';
import type { BodyKeeper } from './bodies/keep-body.ts';
import type { Effects, HttpReply } from './effects.ts';
import type { ObservedRun, RuntimeObserver } from './observer.ts';
import type { Vault } from './vault/vault.ts';

/** The time of day. */
export interface RuntimeClock {
  now(): Date;
  /** The time of a simulation stands apart from the database's: that one wakes a run, but does not say that it is due. */
  readonly isVirtual?: boolean;
}

/** What the runtime is made of. */
export interface RuntimeParts {
  readonly store: Store;
  readonly effects: Effects;
  /** Workflows of these regions are carried out here, and no others. */
  readonly regions: readonly string[];
  readonly clock: RuntimeClock;
  readonly log: Logger;
  readonly addresses: CallbackAddresses;
  /** Keeps what others must not read. */
  readonly vault: Vault;
  /** What large bodies in memory take their bytes from; one of its own by default. */
  readonly bodies?: ByteBudget;
  /** Runs held in memory at most; beyond, callers are refused with `too-many-runs`. 5,000 unless told. */
  readonly maxRuns?: number;
  /** Runs of one tenant held in memory at most, of `maxRuns`; four fifths unless told, so that the others are never locked out. */
  readonly tenantLimits?: { readonly each?: number | undefined; readonly byTenant?: ReadonlyMap<string, number> };
  /** How many runs of these tenants are taken for one of another, when more are due than there is room for. */
  readonly tenantWeights?: ReadonlyMap<string, number>;
  /** Told what the worker does. */
  readonly observers?: readonly RuntimeObserver[];
  /** The `traceparent` with which a request of a run is sent, if any. */
  traceparentOf?(run: ObservedRun, request: string): string | undefined;
}

/** The signed addresses that a run hands out; the server knows how to make and to check them. */
export interface CallbackAddresses {
  /** Where a webhook action is called back. */
  callbackUrl(place: RunPlace & { readonly path: string }): string;
  /** Where the caller of an asynchronous Response polls. */
  responseUrl(place: RunPlace): string;
  /** Where a webhook trigger is called, signed by a key of its workflow. */
  triggerUrl(place: {
    readonly workflowId: string;
    readonly triggerName: string;
    readonly signingKey: Uint8Array;
  }): string;
}

/** Names a run. */
export interface RunPlace {
  readonly tenantId: string;
  readonly workflowId: string;
  readonly runName: string;
}

/** One call of a request trigger, already authorized and matched. */
export interface RequestTriggerCall {
  readonly tenantId: string;
  readonly workflowId: string;
  /** The version that the call is for; the current one unless named. */
  readonly version?: string;
  readonly triggerName: string;
  /** `{headers, body, queries, relativePathParameters}`, those that exist (section 6.1). */
  readonly outputs: Value;
  /** From `x-ms-client-tracking-id`. */
  readonly clientTrackingId?: string;
  /** The body among the outputs, when it was kept for the run that starts. Without such a run it is forgotten. */
  readonly kept?: KeptBody;
}

/** The large body of a call, kept as it came for a run. */
export interface KeptBody {
  readonly runName: string;
  readonly content: StoredContent;
}

/** Where the large body of a call goes while it comes. */
export interface CallBody {
  /** The run that it is kept for. */
  readonly runName: string;
  readonly keeper: BodyKeeper;
}

/** A call that is accepted: whatever it started is durable when this is there. */
export interface FiredTrigger {
  /** The run, or when none of its own started (skipped, refused, split) the entry in the trigger's history. */
  readonly runName: string;
  readonly clientTrackingId: string;
  /** What the caller gets: the Response action's reply, 202, 502 or 504. Never rejects. */
  readonly response: Promise<HttpReply>;
}

/** A workflow whose triggers may be called. */
export interface CallableWorkflow {
  readonly workflow: Workflow;
  readonly keys: AccessKeys;
  /** Undefined when the workflow has no such version. */
  readonly plan: Plan | undefined;
}

/** Carries runs out durably. */
export interface Runtime {
  /** Takes over what dead workers left and begins to work. */
  start(): Promise<void>;
  /** Accepts nothing new, gives runs in memory a moment to come to rest, and hands the others over. */
  stop(): Promise<void>;
  /** Starts a run and answers as soon as it can no longer be lost. */
  fireRequestTrigger(call: RequestTriggerCall): Promise<FiredTrigger>;
  /**
   * A workflow as calls of its triggers find it, at its current version or at the one named; undefined when there is none. Known for
   * a second at most after a change that nobody announced.
   */
  findCallable(workflowId: string, version?: string): Promise<CallableWorkflow | undefined>;
  /**
   * Where the large body of a call of a trigger goes while it comes; undefined where it has to be in memory: the trigger looks into it, or keeps
   * it secret.
   */
  bodyOfCall(call: Pick<RequestTriggerCall, 'workflowId' | 'triggerName'>): Promise<CallBody | undefined>;
  /** As `bodyOfCall`, for a call of a webhook action's callback URL; `closed` when the run no longer waits for it. */
  bodyOfCallback(place: RunPlace & { readonly path: string }): Promise<CallBody | 'closed' | undefined>;
  /** Hands a call of a webhook action's callback URL to its run; `closed` when the run no longer waits for it. */
  deliverCallback(callback: DeliveredCallback): Promise<'accepted' | 'closed'>;
  /** Ends a run as `Cancelled`; a run that is over stays as it is. Refuses an unknown run. */
  cancelRun(place: RunPlace, by?: string): Promise<void>;
  /**
   * Starts a new run with the trigger outputs of an earlier one, against the current definition. Whole unless `again` says
   * from where on, or what is to be different.
   */
  resubmitRun(place: RunPlace, again?: Resubmission): Promise<{ readonly runName: string }>;
  /** To be called after a workflow was saved, enabled, disabled or deleted: moves its schedules and subscriptions along. */
  workflowChanged(workflow: { readonly tenantId: string; readonly workflowId: string }): Promise<void>;
  /** What the caller of an asynchronous Response gets when polling: no reply while the run has not answered. */
  lateResponse(place: RunPlace): Promise<{ readonly isAnonymous: boolean; readonly reply?: HttpReply }>;
  /** Calls back once when a run has left the memory of this process: it is over, rests, or goes on elsewhere. */
  whenLeft(runName: string, callback: () => void): void;
  /** The bytes of a stored content of a run, of which only a part is in memory at a time. */
  readBody(runName: string, content: StoredContent): AsyncIterable<Uint8Array>;
  /** The value of a stored content of a run, whole, as soon as there is room for it. */
  openBody(run: Pick<RunPlace, 'tenantId' | 'runName'>, content: StoredContent): Promise<Value>;
}

/** How a run that is carried out again differs from the earlier one. */
export type Resubmission =
  /** It begins with these actions: what was over before them is taken over as it is. The earlier run must be over. */
  | { readonly kind: 'from'; readonly actions: readonly string[] }
  /** A fork: these members of the trigger's outputs (`body`, `headers`, …) are others. */
  | { readonly kind: 'fork'; readonly outputs: { readonly [name: string]: Value } };

/** A call of a webhook action's callback URL. */
export interface DeliveredCallback extends RunPlace {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Value;
}
