import type { StoredContent, Value } from '@tenon/definition';
import type { RunCommand } from '@tenon/run';
import type { HeldBytes } from './bodies/held-bytes.ts';
import type { BodyKeeper } from './bodies/keep-body.ts';

/** A reply to a request. `body` is decoded by content type; it is absent when the reply had none. */
export type HttpReply = Extract<RunCommand, { readonly kind: 'respond' }>['reply'];

/** What a request came to: a reply, or none at all; `retry` is false when sending it again cannot help. */
export type RequestOutcome =
  | { readonly reply: HttpReply }
  | { readonly failure: { readonly code: string; readonly message: string; readonly retry: boolean } };

/** The command to send one HTTP request. */
export type SendRequest = Extract<RunCommand, { readonly kind: 'send-request' }>;
/** The command to call an operation through a connection. */
export type CallConnector = Extract<RunCommand, { readonly kind: 'call-connector' }>;

/** On whose behalf an effect is carried out, and when to give it up. */
export interface EffectContext {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly region: string;
  readonly workflowId: string;
  readonly runName: string;
  /** A connection that the workflow was allowed to use when this effect was agreed on, though it may be gone by now. */
  readonly agreedConnectionId?: string;
  /** Sent along, so that the receiver's trace continues the run's. */
  readonly traceparent?: string;
  /** Aborted when the run no longer wants the answer, or another worker has taken the run over. */
  readonly signal: AbortSignal;
  /** Keeps the bytes of a large answer until what came of it is durable. */
  readonly held?: HeldBytes;
  /** Where large bodies of the run lie that are not in memory. */
  readonly bodies?: StoredBodies;
}

/** Large bodies of one run that are not in memory. */
export interface StoredBodies {
  /** Keeps the body of an answer; nothing where it is secured, or its bytes are looked into. */
  readonly keeper: BodyKeeper;
  read(content: StoredContent): AsyncIterable<Uint8Array>;
  open(content: StoredContent): Promise<Value>;
}

/**
 * The single effects of a run on the outside world. Each is one try: no retry, no polling, no paging,
 * which the run decides on. What goes wrong is an outcome with a failure; an implementation throws only
 * for defects of ours. The reply's body is decoded by its content type (section 9.5).
 */
export interface Effects {
  sendRequest(command: SendRequest, context: EffectContext): Promise<RequestOutcome>;
  callConnector(command: CallConnector, context: EffectContext): Promise<RequestOutcome>;
}
