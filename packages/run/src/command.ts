import type { Value } from '@tenon/definition';
import type { ActionPath, HttpReply, Instant, RequestPurpose, RunStatus, TimerPurpose } from './event.ts';
import type { Transformation } from './transform/transform-content.ts';

/** One HTTP request as it is to leave. The runtime adds nothing but transport headers, and follows no 202, no page, no retry. */
export interface OutgoingRequest {
  readonly method: string;
  /** The complete URI, query included. */
  readonly uri: string;
  /** Without the headers that section 9.4 drops, with those that it adds. */
  readonly headers: Readonly<Record<string, string>>;
  /** Objects and arrays are sent as JSON, text as it is, content objects as their bytes. */
  readonly body?: Value;
}

/** What commands that send something have in common. */
export interface EffectCommand {
  readonly path: ActionPath;
  /** The client request id. The same after a crash, so that the receiver can recognise a repetition. */
  readonly request: string;
  /** The same for all attempts of one action run. */
  readonly idempotencyKey: string;
  readonly purpose: RequestPurpose;
  readonly attempt: number;
}

/**
 * What the runtime must do once the events that came with it are durable. Effects are at least once:
 * `decide` names an effect again whenever a folded history lacks its result.
 */
export type RunCommand =
  /** Send one HTTP request; report `request-finished`. */
  | (EffectCommand & {
      readonly kind: 'send-request';
      readonly http: OutgoingRequest;
      /** The action's `authentication` (section 9.6), evaluated. */
      readonly authentication?: Value;
      readonly timeoutMs: number;
      readonly decompress: boolean;
      /** Whether the body of a 206 is content with its bytes, whatever its type: it may end within a character. */
      readonly keepsParts?: boolean;
    })
  /** Call an operation through a connection; report `request-finished`. */
  | (EffectCommand & {
      readonly kind: 'call-connector';
      readonly connectionId: string;
      readonly method: string;
      /** Relative to the connection's runtime address; for polls and pages it may be a complete URI. */
      readonly pathAndQuery: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: Value;
      readonly authentication?: Value;
      readonly timeoutMs: number;
      readonly decompress: boolean;
      readonly keepsParts?: boolean;
    })
  /** Start a run of another workflow by its request trigger; report its reply as `request-finished`. */
  | (EffectCommand & {
      readonly kind: 'call-child';
      readonly workflowId: string;
      readonly triggerName: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: Value;
    })
  /** Hand one message to another workflow's batch trigger; report `request-finished` (202). */
  | (EffectCommand & {
      readonly kind: 'send-to-batch';
      readonly workflowId: string;
      readonly triggerName: string;
      readonly batchName: string;
      readonly partitionName?: string;
      readonly messageId?: string;
      readonly content: Value;
    })
  /** Run JavaScript in a sandbox; report `script-finished`. The code is a function body that sees `workflowContext`. */
  | (EffectCommand & {
      readonly kind: 'run-script';
      readonly code: string;
      readonly workflowContext: Value;
      readonly timeoutMs: number;
    })
  /**
   * Apply a map or a schema of the workflow's integration account to content; report `script-finished` with the text that comes
   * of it. The content is JSON text for a Liquid template, XML for the others.
   */
  | (EffectCommand & {
      readonly kind: 'transform-content';
      readonly artifact: { readonly kind: 'map' | 'schema'; readonly name: string };
      readonly transformation: Transformation;
      readonly timeoutMs: number;
    })
  /** Stop caring about an effect: abort it if it is under way. Nothing needs to be reported. */
  | { readonly kind: 'drop-request'; readonly path: ActionPath; readonly request: string }
  /** Report `timer-fired` at `dueAt` or later. Setting the same timer again moves it. */
  | { readonly kind: 'set-timer'; readonly path: ActionPath; readonly timer: TimerPurpose; readonly dueAt: Instant }
  /** Accept one call at the URL and report `callback-received`. Comes before the subscription is sent. */
  | { readonly kind: 'open-callback'; readonly path: ActionPath; readonly url: string }
  /** The URL is no longer good. */
  | { readonly kind: 'close-callback'; readonly path: ActionPath }
  /** Answer the caller of the trigger (`late`: keep it for the caller that polls). Repeated after a crash; harmless. */
  | { readonly kind: 'respond'; readonly to: 'caller' | 'late'; readonly reply: HttpReply }
  /** The run is over; nothing else follows. */
  | { readonly kind: 'finish'; readonly status: RunStatus };
