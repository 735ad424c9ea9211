import type { Scope } from '../expression/scope.ts';
import type { Template } from '../expression/template.ts';
import type { Value } from '../value/value.ts';
import type { ActionBody } from './action-body.ts';
import type { RecurrencePlan } from './recurrence.ts';

/** A definition, compiled and ready to run, with its parameter values. Never changes; one plan serves all runs of a workflow version. */
export interface Plan {
  readonly triggers: readonly TriggerPlan[];
  /** All actions, nested ones too, in the order of the document; `number` is the index. */
  readonly actions: readonly ActionPlan[];
  readonly groups: readonly GroupPlan[];
  /** The actions that no container holds. */
  readonly top: GroupPlan;
  readonly parameters: readonly ParameterPlan[];
  readonly outputs: readonly OutputPlan[];
  /** Whether a caller of the request trigger waits for a Response action. */
  readonly response: 'none' | 'synchronous' | 'asynchronous';
  /** Every use of a connection, in the order of the document. */
  readonly connections: readonly ConnectionUse[];
  /** Every other workflow that an action names, in the order of the document. */
  readonly workflows: readonly WorkflowUse[];
  /** Finds an action by its name, exact or else ignoring case. */
  readonly findAction: (name: string) => ActionPlan | undefined;
  /** Finds a trigger by its name, exact or else ignoring case. */
  readonly findTrigger: (name: string) => TriggerPlan | undefined;
  /** The value of a parameter by its name, exact or else ignoring case. */
  readonly findParameter: (name: string) => Value | undefined;
}

/** A declared parameter with its value. Secure ones are never shown. */
export interface ParameterPlan {
  readonly name: string;
  readonly type: string;
  readonly value: Value;
  readonly isSecure: boolean;
}

/** A declared output of the workflow. */
export interface OutputPlan {
  readonly name: string;
  readonly type: string;
  readonly value: Template;
  /** Whether nobody is shown it: of a secure type, or made of secured data. */
  readonly isSecure: boolean;
}

/** A connection that an action or trigger uses. */
export interface ConnectionUse {
  /** The action or trigger. */
  readonly name: string;
  /** The connection reference: the member of `$connections`; absent when the name is not written as one. */
  readonly reference?: string;
  /** The id of the connection, where the parameters at hand give it. */
  readonly connectionId?: string;
  readonly pointer: string;
}

/** Another workflow that an action calls. */
export interface WorkflowUse {
  /** The action. */
  readonly name: string;
  /** The id of the workflow, where the parameters at hand give it. */
  readonly workflowId?: string;
}

/** A trigger, compiled. `type` is spelled as in the reference whatever the document says. */
export interface TriggerPlan {
  readonly name: string;
  readonly type: TriggerType;
  readonly kind?: string;
  readonly pointer: string;
  readonly inputs: Template;
  readonly recurrence?: RecurrencePlan;
  /** By how much each run of a sliding window is put off after its time. */
  readonly delayMs?: number;
  readonly conditions: readonly Template[];
  readonly splitOn?: Template;
  readonly splitOnTrackingId?: Template;
  readonly trackingId?: Template;
  /** The members of `operationOptions`, in lower case. */
  readonly options: ReadonlySet<string>;
  /** Whether no answer to its callers tells of the workflow and run that gave it. */
  readonly hidesWorkflow: boolean;
  readonly concurrency?: { readonly runs: number; readonly waiting: number };
  readonly hidesInputs: boolean;
  readonly hidesOutputs: boolean;
  /** What a request trigger asks of its requests. */
  readonly request?: RequestTrigger;
  /** What a batch trigger collects. */
  readonly batches?: readonly BatchPlan[];
}

/** Messages that a batch trigger collects, and when it releases them to a run: as soon as any of these is reached (clause 6.10). */
export interface BatchPlan {
  readonly name: string;
  readonly mostMessages: number;
  readonly mostBytes: number;
  readonly recurrence?: RecurrencePlan;
}

/** What a request trigger asks of its requests (clause 6.1). */
export interface RequestTrigger {
  /** Absent: any method. Upper case. */
  readonly method?: string;
  /** Without leading slash, segments like `{name}` are parameters. */
  readonly relativePath?: string;
  readonly relativePathParameters: readonly string[];
  readonly schema?: Value;
  readonly headersSchema?: Value;
  /** Whether a body that does not conform to the schema is refused. */
  readonly validatesSchema: boolean;
}

/** The types of triggers that can be saved. */
export type TriggerType =
  | 'Request'
  | 'Recurrence'
  | 'SlidingWindow'
  | 'Http'
  | 'HttpWebhook'
  | 'ApiConnection'
  | 'ApiConnectionWebhook'
  | 'ApiConnectionNotification'
  | 'Batch';

/** A set of sibling actions (clause 8.4): the top level, or one branch of a container. */
export interface GroupPlan {
  /** The index in `Plan.groups`. */
  readonly number: number;
  readonly owner?: ActionPlan;
  /** `actions`, `else`, `default`, or `cases/` and the name of a case. */
  readonly branch: string;
  readonly actions: readonly ActionPlan[];
  /** Positions of the actions that run after none. */
  readonly entries: readonly number[];
  /** Positions of the actions that no sibling runs after: they decide the outcome. */
  readonly leaves: readonly number[];
}

/** A status that `runAfter` may name. */
export type AwaitedStatus = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut';

/** An action, compiled. `type` is spelled as in the reference whatever the document says. */
export interface ActionPlan {
  readonly number: number;
  readonly name: string;
  readonly type: string;
  readonly kind?: string;
  readonly pointer: string;
  readonly group: GroupPlan;
  /** The index in `group.actions`. */
  readonly position: number;
  /** The loops around it, outermost first. */
  readonly loops: readonly ActionPlan[];
  readonly runAfter: readonly { readonly position: number; readonly statuses: readonly AwaitedStatus[] }[];
  /** Positions of the siblings that run after it. */
  readonly successors: readonly number[];
  /** The groups it holds, when it is a container. */
  readonly groups: readonly GroupPlan[];
  /** `limit.timeout`, an ISO 8601 duration; Until loops have theirs in the body. */
  readonly timeout?: Template;
  /** The members of `operationOptions`, in lower case. */
  readonly options: ReadonlySet<string>;
  readonly trackedProperties?: Template;
  readonly staticResult?: StaticResult;
  /** `paginationPolicy.minimumItemCount`: how many items pages are gathered for. */
  readonly minimumItems?: number;
  /** Whether large content is sent and received in chunks (clause 9.8). */
  readonly isChunked?: boolean;
  /** Whether history shows no inputs, or no outputs: secured, or made of secured data (clause 10). */
  readonly hidesInputs: boolean;
  readonly hidesOutputs: boolean;
  readonly body: ActionBody;
}

/** The record that an action takes without being carried out (clause 10). */
export interface StaticResult {
  readonly status: string;
  readonly code?: string;
  readonly outputs?: Value;
  readonly error?: { readonly code: string; readonly message: string };
}

/** A condition: a template that gives a boolean, or a tree of them. Throws `EvaluationFailure`, also for what is no boolean. */
export interface Condition {
  readonly evaluate: (scope: Scope) => boolean;
}
