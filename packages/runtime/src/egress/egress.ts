import type { Buffer } from 'node:buffer';
import type { StoredContent } from '@tenon/definition';
import type { HeldBytes } from '../bodies/held-bytes.ts';
import type { BodyKeeper } from '../bodies/keep-body.ts';

/** One outgoing request. There is one field for the address, so what is judged is what is sent. */
export interface EgressRequest {
  readonly method: string;
  readonly url: string;
  /** `Host` is not among what is sent: the address says it. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array | string | StreamedBody;
  /**
   * Hosts to which what this request carries may go, as `host`, `host:port`, `host:*` or `*.domain`. The first address must be among
   * them; a redirect that leaves them gets neither credentials nor body. Absent: the request carries no stored secret.
   */
  readonly boundHosts?: readonly string[];
  /** Whole time for connection, redirects and body, at most 120 s, which is also the default. */
  readonly timeoutMs?: number;
  /** Most bytes of the answer, after decompression; 100 MB by default. */
  readonly maxBytes?: number;
  /** `manual` gives the redirecting answer itself. */
  readonly redirects?: 'follow' | 'manual';
  /** `keep` leaves a compressed answer as it is. */
  readonly compression?: 'decode' | 'keep';
  readonly clientCertificate?: { readonly pfx: Buffer; readonly passphrase?: string };
  readonly signal?: AbortSignal;
  /** Keeps the bytes of a large answer taken after it has come; without it they are given back at once. */
  readonly held?: HeldBytes;
  /** Where a large answer goes instead of into memory. */
  readonly keeper?: BodyKeeper;
}

/** A body that is read while it is sent, from its beginning for each redirect. */
export interface StreamedBody {
  readonly bytes: number;
  read(): AsyncIterable<Uint8Array>;
}

/** Why no answer came. Stable words; they reach the history of a run. */
export type EgressFailureCode =
  | 'url-not-valid'
  | 'request-not-valid'
  | 'scheme-not-allowed'
  | 'port-not-allowed'
  | 'address-not-allowed'
  | 'host-not-bound'
  | 'name-not-found'
  | 'name-not-answered'
  | 'connection-failed'
  | 'host-unavailable'
  | 'certificate-not-trusted'
  | 'client-certificate-not-readable'
  | 'timed-out'
  | 'cancelled'
  | 'too-many-redirects'
  | 'redirect-not-allowed'
  | 'answer-too-large'
  | 'answer-not-taken'
  | 'answer-not-readable';

/** What became of an outgoing request: an answer of whatever status, or the reason why there is none. */
export type EgressAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** In the server's order and spelling; without those that described a compression already undone. */
      readonly headers: readonly (readonly [name: string, value: string])[];
      /** Empty where the body was kept. */
      readonly body: Uint8Array;
      readonly kept?: StoredContent;
      /** Where the answer came from, after redirects. */
      readonly url: string;
      readonly redirectCount: number;
    }
  | EgressFailure;

/** A request that got no answer. `canRetry` says that a later try may succeed. */
export interface EgressFailure {
  readonly kind: 'failed';
  readonly code: EgressFailureCode;
  readonly message: string;
  readonly canRetry: boolean;
}

/** The one way out: every request the product sends to somebody else goes through `send`, which never throws for what the other side does. */
export interface Egress {
  send(request: EgressRequest): Promise<EgressAnswer>;
  /** Hosts the operator allows although they are private or plain http. */
  readonly allowedHosts: readonly string[];
  close(): Promise<void>;
}

const retryable: ReadonlySet<EgressFailureCode> = new Set([
  'name-not-found',
  'name-not-answered',
  'connection-failed',
  'host-unavailable',
  'timed-out',
  'answer-not-taken',
]);

/** Makes a failure. */
export function egressFailure(code: EgressFailureCode, message: string): EgressFailure {
  const canRetry = retryable.has(code);
  return { kind: 'failed', code, message, canRetry };
}
