import type { ActionPlan, Plan, Value } from '@tenon/definition';
import type {
  ActionPath,
  ActionStatus,
  ByteRange,
  HttpReply,
  Instant,
  RequestOutcome,
  RequestPurpose,
  RunError,
  RunEvent,
  RunStatus,
  TimerPurpose,
} from '../event.ts';
import type { Iterations } from '../scope/read-action.ts';
import type { Queue } from './queue.ts';

/** A set of sibling actions of the plan. */
export type GroupPlan = ActionPlan['group'];

/** The folded history of one run. Owned and changed by whoever folds; `decide` folds what it adds. */
export interface RunState {
  readonly plan: Plan;
  /** `Waiting` before the first event. */
  status: 'Waiting' | 'Running' | RunStatus;
  started?: Extract<RunEvent, { kind: 'run-started' }>;
  completed?: Extract<RunEvent, { kind: 'run-completed' }>;
  /** How many events were folded. */
  events: number;
  caller: 'none' | 'waiting' | 'promised' | 'answered' | 'timed-out';
  /** What the caller was answered last, and by which action (empty: the run itself). */
  response?: { readonly path: ActionPath; readonly at: Instant; readonly reply: HttpReply };
  readonly variables: Map<string, Variable>;
  top?: Frame;
  /** Actions whose predecessors are finished. */
  readonly ready: Queue<ActionRun>;
  /** Action runs to which something happened. */
  readonly attention: Queue<ActionRun>;
  /** Action runs that are not finished. */
  readonly running: Set<ActionRun>;
  readonly timers: Map<string, Timer>;
  readonly requests: Map<string, OpenRequest>;
  /** What the runtime has not been told since the state was opened. */
  readonly unannounced: Announcement[];
  terminatedBy?: ActionRun;
  isCancelRequested: boolean;
  /** Timers of the run itself that fired and were not acted on. */
  readonly fired: Set<TimerPurpose>;
}

/** Something the runtime may have to be told. */
export type Announcement =
  | { readonly kind: 'request'; readonly request: OpenRequest }
  | { readonly kind: 'drop'; readonly request: OpenRequest }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'open-callback'; readonly run: ActionRun; readonly url: string }
  | { readonly kind: 'close-callback'; readonly run: ActionRun }
  | { readonly kind: 'respond'; readonly to: 'caller' | 'late'; readonly reply: HttpReply }
  | { readonly kind: 'finish'; readonly status: RunStatus };

/** A variable of the run. `isShared` tells that its array was handed out and must not be changed in place. */
export interface Variable {
  readonly name: string;
  readonly type: string;
  value: Value;
  isShared: boolean;
}

/** One carrying-out of a group of actions: the top level, a branch, one iteration of a loop. */
export interface Frame {
  readonly group: GroupPlan;
  readonly owner?: ActionRun;
  /** Repetition indexes, outermost loop first. */
  readonly indexes: readonly number[];
  readonly runs: (ActionRun | undefined)[];
  /** How many predecessors of each action are undecided. */
  readonly undecided: number[];
  /** How many actions are undecided. */
  open: number;
  readonly startedAt: Instant;
  endedAt?: Instant;
  hasFailed?: boolean;
  readonly item?: Value;
}

/** One action within a frame: waiting for its turn, running, or finished. */
export interface ActionRun {
  readonly action: ActionPlan;
  readonly frame: Frame;
  readonly path: ActionPath;
  status: 'Waiting' | 'Running' | ActionStatus;
  startedAt?: Instant;
  endedAt?: Instant;
  trackingId?: string;
  inputs?: Value;
  outputs?: Value;
  code?: string;
  error?: RunError;
  trackedProperties?: Value;
  /** The frame of the chosen branch. */
  child?: Frame;
  loop?: Loop;
  call?: Call;
  timers?: Map<TimerPurpose, Timer>;
  fired?: Set<TimerPurpose>;
  callbackUrl?: string;
  callback?: Extract<RunEvent, { kind: 'callback-received' }>;
  script?: Extract<RunEvent, { kind: 'script-finished' }>;
}

/** A loop under way. */
export interface Loop {
  readonly items?: readonly Value[];
  readonly frames: Frame[];
  /** How many iterations are to be carried out; for an Until only known at the end. */
  readonly count: number;
  started: number;
  finished: number;
  hasFailed: boolean;
  /** What was seen of the actions inside, by their numbers, once the loop is finished. */
  seen?: Map<number, Iterations>;
  /** Why an Until stopped. */
  stop?: 'met' | 'count' | 'timeout';
}

/** The requests of one action run. */
export interface Call {
  /** The id of the first request: the key by which the receiver recognises repetitions. */
  key?: string;
  open?: OpenRequest;
  /** The last request that ended, if nothing was decided about it yet. */
  ended?: Exchange;
  readonly exchanges: Exchange[];
  /** Where the next poll goes. */
  pollUri?: string;
  /** The items of the pages before the last one. */
  pages?: Value[];
  /** How many items were counted in how many of these pages. */
  counted?: { pages: number; items: number };
  isSubscribed?: boolean;
  isUnsubscribed?: boolean;
  /** The reply that accepted the subscription. */
  subscription?: HttpReply;
}

/** A request that was sent, or is to be sent, and has not ended. */
export interface OpenRequest {
  readonly id: string;
  readonly run: ActionRun;
  readonly purpose: RequestPurpose;
  readonly attempt: number;
  readonly startedAt: Instant;
  readonly uri?: string;
  readonly range?: ByteRange;
  readonly inputs?: Value;
}

/** A request with its end. */
export interface Exchange {
  readonly request: OpenRequest;
  readonly endedAt: Instant;
  readonly outcome: RequestOutcome;
}

/** A timer that is set. */
export interface Timer {
  readonly path: ActionPath;
  readonly timer: TimerPurpose;
  readonly dueAt: Instant;
  readonly uri?: string;
}
