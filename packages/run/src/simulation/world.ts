import type { Plan, Value } from '@tenon/definition';
import type { HttpReply, Instant, RequestOutcome, RunError, RunEvent, WorkflowIdentity } from '../event.ts';
import type { RunState } from '../state/state.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Artifact } from '../transform/to-transform-task.ts';
import type { TransformResult, TransformTask } from '../transform/transform-content.ts';
import type { Clock } from './clock.ts';
import type { StubReply, WorkflowTest } from './test-file.ts';

/** Runs the code of JavaScriptCode actions. Given from outside, since a sandbox is no part of a pure core. */
export type RunScript = (
  code: string,
  workflowContext: Value,
) => { readonly value: Value } | { readonly error: RunError };

/** Applies a map or a schema, apart from everything else. Given from outside like `RunScript`. */
export type Transform = (task: TransformTask) => TransformResult;

/** What a simulation is given from outside. */
export interface SimulationEffects {
  readonly runScript: RunScript;
  /** Absent where nothing is to be transformed. */
  readonly transform?: Transform;
  /** Maps and schemas beside those that the test file holds. */
  readonly artifacts?: readonly Artifact[];
}

/** A workflow of the test, compiled. */
export interface SimulatedWorkflow {
  readonly plan: Plan;
  readonly identity: WorkflowIdentity;
}

/** A run under simulation. */
export interface SimulatedRun {
  readonly workflow: SimulatedWorkflow;
  readonly state: RunState;
  readonly startedAt: Instant;
  endedAt?: Instant;
  /** Whoever waits for the Response. */
  onReply?: (reply: HttpReply) => void;
  onEnd?: () => void;
}

/** A request that was sent, or a connector that was called. */
export interface SentRequest {
  readonly method: string;
  readonly uri: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Value;
  readonly isConnector: boolean;
}

/** What a batch trigger has collected in one partition. */
export interface Batch {
  readonly messages: Value[];
  bytes: number;
  /** When its recurrence releases it. */
  dueAt?: Instant;
}

/** Everything a simulation is made of. */
export interface World {
  readonly test: WorkflowTest;
  readonly clock: Clock;
  readonly workflows: ReadonlyMap<string, SimulatedWorkflow>;
  readonly runs: SimulatedRun[];
  /** First events of runs that wait until another run ends. */
  readonly waiting: Extract<RunEvent, { kind: 'run-started' }>[];
  readonly sent: SentRequest[];
  /** What went wrong with the test itself: a request without a stub. */
  readonly problems: string[];
  readonly effects: SimulationEffects;
  readonly surroundings: () => Surroundings;
  /** What the caller of the main trigger received. */
  answer?: HttpReply;
  /** By workflow, trigger, name and partition. */
  readonly batches: Map<string, Batch>;
  readonly served: Map<object, number>;
  /** Replies of asynchronous Response actions, by the address where they are polled. */
  readonly lateReplies: Map<string, HttpReply>;
}

/** The surroundings of a simulation: ids that count up, numbers that repeat. */
export function newSurroundings(clock: Clock): () => Surroundings {
  let ids = 0;
  let runs = 0;
  let seed = 42;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const newId = (): string => {
    ids += 1;
    return `00000000-0000-4000-8000-${ids.toString(16).padStart(12, '0')}`;
  };
  const newRunName = (): string => {
    runs += 1;
    return `${String(9_999_999_999 - runs)}TEST`;
  };
  const callbackUrl = (run: string, path: string): string =>
    `https://callback.test/runs/${run}/actions/${encodeURIComponent(path)}/run`;
  return () => ({ now: clock.now, newId, newRunName, random, callbackUrl, responseUrl: responseAddress });
}

/** Where the asynchronous Response of a run is polled. */
export function responseAddress(run: string): string {
  return `https://callback.test/runs/${run}/response`;
}

/** The next reply of a stub: in order, the last one again and again. */
export function nextReply(world: World, stub: { readonly replies: readonly StubReply[] }): StubReply | undefined {
  const index = world.served.get(stub) ?? 0;
  world.served.set(stub, index + 1);
  return stub.replies[Math.min(index, stub.replies.length - 1)];
}

/** A reply as a request receives it. */
export function outcomeOf({ status, headers, body }: StubReply): RequestOutcome {
  return { reply: { statusCode: status, headers, ...(body === undefined ? {} : { body }) } };
}
