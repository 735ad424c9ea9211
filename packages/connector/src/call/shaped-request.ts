import type { Preparation } from '../policy/apply-request-policies.ts';

/** One HTTP request, exactly as it is to be sent. */
export interface ShapedRequest {
  /** Upper case. */
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string | Uint8Array;
  /** The operation it is for, where one is known. */
  readonly operationId?: string;
  /** Requests whose answers give this one values; send them first and hand their answers to `completeRequest`. */
  readonly preparations: readonly ShapedPreparation[];
}

/** A request that comes first, and what its answer is for. */
export interface ShapedPreparation {
  readonly request: ShapedRequest;
  readonly target: Preparation['target'];
  readonly valuePath: string;
}

/** How a request is shaped. */
export interface ShapeOptions {
  /** `leave-out` shapes a request without the values a connection lacks, to look at; nothing like that is to be sent. */
  readonly missing?: 'refuse' | 'leave-out';
  /** Query values that the last poll of a polling trigger left for the next (`nextPoll` of an answer). */
  readonly pollState?: { readonly [name: string]: string };
}
